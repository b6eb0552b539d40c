package io.lossmith.processor.spec;

import io.lossmith.Layout;
import io.lossmith.Output;
import java.util.List;

/**
 * Everything that a loss can have beside classes, batch and reduction. Numbers are already rounded
 * to the precision of the loss.
 *
 * @param row what the loss of one row is made of
 * @param transform what becomes of the logits first
 * @param format the types of numbers
 * @param layout where the axis of the classes stands
 * @param mean what the mean is, where there is one
 * @param topK the numbers to count the targets among the largest logits for, in ascending order
 * @param outputs what a call also returns of each row, in the order of their arguments
 */
public record LossOptions(
    RowOptions row,
    LogitTransform transform,
    NumberFormat format,
    Layout layout,
    MeanOptions mean,
    List<Integer> topK,
    List<Output> outputs) {

  /** Holds sorted copies of the lists. */
  public LossOptions {
    topK = topK.stream().sorted().toList();
    outputs = outputs.stream().sorted().toList();
  }

  /** The options of a loss that states none. */
  public static LossOptions none() {
    return new LossOptions(
        RowOptions.none(),
        LogitTransform.none(),
        NumberFormat.none(),
        Layout.CLASSES_LAST,
        MeanOptions.none(),
        List.of(),
        List.of());
  }

  /** Whether the axis of the classes stands before others. */
  public boolean isClassesFirst() {
    return layout == Layout.CLASSES_FIRST;
  }

  /** Whether a call also returns this of each row. */
  public boolean returns(Output output) {
    return outputs.contains(output);
  }

  /** Whether no option is in use. */
  public boolean isPlain() {
    return equals(none());
  }

  /** Whether the mean is divided by nothing but the number of rows, whatever the targets. */
  public boolean dividesByAllRows() {
    return switch (mean.divisor()) {
      case ALL_ROWS -> true;
      case KEPT_ROWS -> !row.hasIgnoreIndex();
      default -> !row.hasIgnoreIndex() && !row.hasClassWeights() && !row.sampleWeights();
    };
  }
}
