package io.lossmith.demo.explain;

import static io.lossmith.Reduction.NONE;
import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.SigmoidCrossEntropy;
import io.lossmith.SoftmaxCrossEntropy;

/** The classifiers of the explanations: each annotation asks for one class. */
final class Classifiers {
  private Classifiers() {}

  @SoftmaxCrossEntropy(classes = 3, batch = ANY, name = "ThreeClassLoss")
  interface Three {}

  @SoftmaxCrossEntropy(classes = 3, batch = ANY, reduction = NONE, name = "ThreeClassRowLosses")
  interface ThreeRows {}

  @SoftmaxCrossEntropy(classes = 5, batch = ANY, name = "FiveClassLoss")
  interface Five {}

  @SoftmaxCrossEntropy(classes = 5, batch = ANY, reduction = NONE, name = "FiveClassRowLosses")
  interface FiveRows {}

  @SoftmaxCrossEntropy(classes = 5, name = "FiveClassExampleLoss")
  interface FiveExample {}

  @SoftmaxCrossEntropy(classes = 10, batch = ANY, name = "TenClassLoss")
  interface Ten {}

  @SoftmaxCrossEntropy(classes = 10, batch = ANY, reduction = NONE, name = "TenClassRowLosses")
  interface TenRows {}

  @SigmoidCrossEntropy(classes = 1, batch = ANY, reduction = NONE, name = "BinaryRowLosses")
  interface BinaryRows {}

  @SigmoidCrossEntropy(classes = 1, batch = ANY, name = "BinaryMeanLoss")
  interface BinaryMean {}
}
