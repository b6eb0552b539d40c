package io.lossmith.processor.generated;

/**
 * What generated classes promise, in units in the last place of the exact function of the rounded
 * distances. The one place where the tests have it from.
 */
final class StatedBounds {
  /** Of each loss, of a sum or mean of losses, and of each entry of a log-softmax. */
  static final double LOSS = 3;

  /** Of each entry of a softmax or a gradient, divided by the rows or not. */
  static final double GRADIENT = 4;

  /**
   * Of a log-sum-exp, besides {@link #LOSS} units of log1p(rest): the one rounding of the sum with
   * the maximum. The oracle's own error needs the last digits.
   */
  static final double LOG_SUM_EXP = 0.5 + 1e-9;

  private StatedBounds() {}
}
