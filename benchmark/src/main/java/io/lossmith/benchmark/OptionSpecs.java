package io.lossmith.benchmark;

import io.lossmith.Layout;
import io.lossmith.Precision;
import io.lossmith.SoftmaxCrossEntropy;
import io.lossmith.Storage;
import io.lossmith.Target;

/** A spec of 10 classes and 64 rows for each option. */
final class OptionSpecs {
  private OptionSpecs() {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64)
  static final class Plain {}

  @SoftmaxCrossEntropy(
      classes = 10,
      batch = 64,
      labelSmoothing = 0,
      zLoss = 0,
      focalGamma = 0,
      temperature = 1,
      logitSoftcap = 0)
  static final class StatedButUnused {}

  @SoftmaxCrossEntropy(
      classes = 10,
      batch = 64,
      classWeights = {0.5, 1, 1.5, 2, 0.25, 1, 1, 3, 0.75, 1.25})
  static final class ClassWeights {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, ignoreIndex = -100)
  static final class IgnoreIndex {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, labelSmoothing = 0.1)
  static final class LabelSmoothing {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, sampleWeights = true)
  static final class SampleWeights {}

  @SoftmaxCrossEntropy(
      classes = 10,
      batch = 64,
      classWeights = {0.5, 1, 1.5, 2, 0.25, 1, 1, 3, 0.75, 1.25},
      ignoreIndex = -100,
      labelSmoothing = 0.1,
      sampleWeights = true)
  static final class WeightsIgnoreSmoothingSamples {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, zLoss = 1e-4)
  static final class ZLoss {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, focalGamma = 2)
  static final class FocalGamma {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, temperature = 2)
  static final class Temperature {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, logitSoftcap = 30)
  static final class LogitSoftcap {}

  @SoftmaxCrossEntropy(
      classes = 10,
      batch = 64,
      maskedClasses = {3, 7})
  static final class MaskedClasses {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, target = Target.PROBABILITIES)
  static final class Probabilities {}

  @SoftmaxCrossEntropy(
      classes = 10,
      batch = {4, 16},
      layout = Layout.CLASSES_FIRST)
  static final class ClassesFirst {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, storage = Storage.BFLOAT16)
  static final class Bfloat16 {}

  @SoftmaxCrossEntropy(classes = 10, batch = 64, precision = Precision.DOUBLE)
  static final class DoublePrecision {}
}
