package io.lossmith;

import io.lossmith.kernel.Arguments;

/** The checks of what {@link LogLossAccumulator} is given, all made before the state changes. */
final class LogLossArguments {

  private static final String WEIGHT_RULE = "; a weight is finite, and 0 or more";

  private LogLossArguments() {}

  static void rows(String name, int length, int offset, int rows) {
    Arguments.rowCount(rows, 1);
    Arguments.window(name, length, offset, rows, 1);
  }

  static void weight(double weight) {
    if (!isWeight(weight)) {
      throw new IllegalArgumentException("weight is " + weight + WEIGHT_RULE);
    }
  }

  static void weights(float[] weights, int offset, int rows) {
    rows("weights", weights.length, offset, rows);
    for (int i = offset; i < offset + rows; i++) {
      weight(i, weights[i]);
    }
  }

  static void weights(double[] weights, int offset, int rows) {
    rows("weights", weights.length, offset, rows);
    for (int i = offset; i < offset + rows; i++) {
      weight(i, weights[i]);
    }
  }

  private static void weight(int index, double weight) {
    if (!isWeight(weight)) {
      throw new IllegalArgumentException("weights[" + index + "] is " + weight + WEIGHT_RULE);
    }
  }

  /** False of NaN. */
  private static boolean isWeight(double weight) {
    return weight >= 0d && weight <= Double.MAX_VALUE;
  }

  static void judged(long rows, long count, long judged) {
    if (rows < 0L || rows > count - judged) {
      throw new IllegalArgumentException(
          "rows is "
              + rows
              + "; of "
              + count
              + " rows added, "
              + (count - judged)
              + " have not been judged yet");
    }
  }

  static void correct(long correct, long rows) {
    if (correct < 0L || correct > rows) {
      throw new IllegalArgumentException(
          "correct is " + correct + "; of " + rows + " judged rows, 0 to " + rows + " can be");
    }
  }
}
