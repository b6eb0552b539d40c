package io.lossmith.demo.service.model;

import io.lossmith.SoftmaxCrossEntropy;

/** One image with its label. Lossmith writes {@code LearnedImageLoss}, for single examples. */
@SoftmaxCrossEntropy(classes = 10)
final class LearnedImage {
  private LearnedImage() {}
}
