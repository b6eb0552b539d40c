package io.lossmith.oracle;

/** What a batch's rows add up to, and what that is divided by. */
final class BatchReduction {
  private final LossOptions options;
  private final DoubleDouble divisor;

  BatchReduction(LossOptions options, LossTargets targets) {
    this.options = options;
    divisor = isMean() ? meanDivisor(options, targets) : DoubleDouble.ONE;
  }

  private boolean isMean() {
    return options.reduction() == LossOptions.Reduction.MEAN;
  }

  private static DoubleDouble meanDivisor(LossOptions options, LossTargets targets) {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int row = 0; row < targets.rows(); row++) {
      boolean kept = !targets.isIgnored(options, row);
      sum =
          switch (options.divisor()) {
            case ALL_ROWS -> sum.add(DoubleDouble.ONE);
            case KEPT_ROWS -> kept ? sum.add(DoubleDouble.ONE) : sum;
            case TARGET_WEIGHTS, BY_TARGET -> kept ? sum.add(weight(options, targets, row)) : sum;
          };
    }
    return sum;
  }

  private static DoubleDouble weight(LossOptions options, LossTargets targets, int row) {
    return DoubleDouble.product(targets.sampleWeight(row), options.classWeight(targets.index(row)));
  }

  /** Returns D; 1 unless the loss is a mean. */
  DoubleDouble divisor() {
    return divisor;
  }

  /** Returns whether nothing is left to take the mean of: its derivatives are 0. */
  boolean isEmpty() {
    return divisor.isZero();
  }

  /** Returns the sum of the rows' losses over D. */
  DoubleDouble loss(DoubleDouble sum) {
    return isEmpty() ? options.emptyMean() : sum.divide(divisor);
  }

  /** Returns a part of a derivative over D. */
  DoubleDouble derivative(DoubleDouble ofRow) {
    return isEmpty() ? DoubleDouble.ZERO : ofRow.divide(divisor);
  }

  /** Returns the magnitude of something over that of D. */
  DoubleDouble scale(DoubleDouble ofRows) {
    return isEmpty() ? DoubleDouble.ZERO : ofRows.divide(divisor.abs());
  }
}
