package io.lossmith.oracle;

import java.util.Objects;

/** One row of logits as the oracle takes it: widened, and refused if its results would be NaN. */
final class LogitRow {
  private LogitRow() {}

  /** Returns {@code logits[offset]} to {@code logits[offset + classes - 1]} as doubles. */
  static double[] widen(float[] logits, int offset, int classes) {
    Objects.checkFromIndexSize(offset, classes, logits.length);
    double[] row = new double[classes];
    for (int j = 0; j < classes; j++) {
      row[j] = logits[offset + j];
    }
    return row;
  }

  /**
   * Returns the largest logit.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  static double maximum(double[] logits) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < logits.length; j++) {
      if (Double.isNaN(logits[j]) || logits[j] == Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "logits[" + j + "] is " + logits[j] + "; must be finite or -Infinity");
      }
      maximum = Math.max(maximum, logits[j]);
    }
    if (maximum == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "none of the row's " + logits.length + " logits is finite; at least one must be");
    }
    return maximum;
  }
}
