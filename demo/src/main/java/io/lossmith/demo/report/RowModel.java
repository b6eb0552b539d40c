package io.lossmith.demo.report;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.Reduction;
import io.lossmith.SoftmaxCrossEntropy;

/** Asks for the loss of every row, which the report shows one by one: {@code RowModelLoss}. */
@SoftmaxCrossEntropy(classes = 10, batch = ANY, reduction = Reduction.NONE)
final class RowModel {
  private RowModel() {}
}
