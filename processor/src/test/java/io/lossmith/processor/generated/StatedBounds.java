package io.lossmith.processor.generated;

/** What generated classes promise; the one place where the tests have it from. */
final class StatedBounds {
  /**
   * Of each loss, sum or mean of losses, log-softmax, softmax and gradient entry, divided by the
   * rows or not: in units in the last place of the exact function of the rounded distances.
   */
  static final double ULPS = 6;

  /**
   * Of a log-sum-exp, besides {@link #ULPS} units of log1p(rest): the one rounding of the sum with
   * the maximum. The oracle's own error needs the last digits.
   */
  static final double LOG_SUM_EXP = 0.5 + 1e-9;

  /**
   * Of each result with options, in units in the last place of the scale of its terms: of the
   * magnitudes that are added up to it, which is its own magnitude where nothing cancels.
   */
  static final double OPTION_ULPS = 10;

  private StatedBounds() {}

  /** The bound of a spec's results. */
  static double ofOptions(OptionSpec spec) {
    return spec.isDouble() || spec.hasRowOptions() ? OPTION_ULPS : ULPS;
  }
}
