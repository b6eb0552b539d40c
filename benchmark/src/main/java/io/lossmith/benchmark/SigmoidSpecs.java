package io.lossmith.benchmark;

import io.lossmith.Precision;
import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.Target;

/** Specs of sigmoid cross-entropy: binary, and of 20 classes with an option at a time. */
final class SigmoidSpecs {
  private SigmoidSpecs() {}

  @SigmoidCrossEntropy(classes = 1, batch = 64)
  static final class Binary {}

  @SigmoidCrossEntropy(classes = 20, batch = 64)
  static final class Plain {}

  @SigmoidCrossEntropy(
      classes = 20,
      batch = 64,
      positiveWeights = {3, 1, 2, 5, 4, 3, 1, 2, 5, 4, 3, 1, 2, 5, 4, 3, 1, 2, 5, 4})
  static final class PositiveWeights {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, ignoreIndex = -1)
  static final class IgnoreIndex {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, labelSmoothing = 0.1)
  static final class LabelSmoothing {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, sampleWeights = true)
  static final class SampleWeights {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, focalGamma = 2)
  static final class FocalGamma {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, target = Target.PROBABILITIES)
  static final class Probabilities {}

  @SigmoidCrossEntropy(classes = 20, batch = 64, precision = Precision.DOUBLE)
  static final class DoublePrecision {}
}
