package io.lossmith.demo.service.model;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.Reduction;
import io.lossmith.SoftmaxCrossEntropy;

/**
 * The images of a request: as many as there are, each with a loss of its own. {@code ImageRowsLoss}
 * is written by Lossmith when this class is compiled.
 */
@SoftmaxCrossEntropy(classes = 10, batch = ANY, reduction = Reduction.NONE)
final class ImageRows {
  private ImageRows() {}
}
