package io.lossmith.oracle;

/**
 * The second half of the loss: from log-probabilities to the reduced loss, without the z-loss term,
 * which is none of the log-probabilities'.
 *
 * <p>With index targets and no smoothing only the target's log-probability is read.
 *
 * <p>Immutable.
 */
public final class ExactNll {
  private final LossOptions options;
  private final double[][] logProbabilities;
  private final LossTargets targets;

  /** The loss of rows of log-probabilities, which are taken over. */
  public ExactNll(LossOptions options, double[][] logProbabilities, LossTargets targets) {
    this.options = options;
    this.logProbabilities = logProbabilities;
    this.targets = targets;
  }

  /** Returns the loss of a row, weighted, before the reduction. */
  public DoubleDouble rowLoss(int n) {
    if (targets.isIgnored(options, n)) {
      return DoubleDouble.ZERO;
    }
    RowCoefficients coefficients = RowCoefficients.of(options, targets, n);
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int j = 0; j < options.classes(); j++) {
      sum = sum.add(coefficients.at(j).weigh(loss(n, j)));
    }
    return DoubleDouble.of(targets.sampleWeight(n)).weigh(sum);
  }

  /** Returns the reduced loss; for NONE, the sum of the rows' losses. */
  public DoubleDouble loss() {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int n = 0; n < targets.rows(); n++) {
      sum = sum.add(rowLoss(n));
    }
    return new BatchReduction(options, targets).loss(sum);
  }

  private DoubleDouble loss(int n, int j) {
    double given = logProbabilities[n][j];
    boolean read =
        !options.hasIndexTargets() || options.labelSmoothing() != 0 || j == targets.index(n);
    if (!read) {
      return DoubleDouble.ZERO;
    }
    DoubleDouble logProbability = DoubleDouble.of(given);
    return options.focalGamma() == 0
        ? logProbability.negate()
        : FocalFactor.of(options.focalGamma(), logProbability).loss();
  }
}
