package io.lossmith.oracle;

import java.util.Arrays;
import java.util.function.Function;

/**
 * The sigmoid cross-entropy of a batch, binary (one class) or multi-label, its gradient and its
 * Hessian, which is diagonal, in about 100 bits. Entry (n, j), with p the sigmoid of its logit:
 *
 * <pre>
 *   s_n w_j m^gamma [ v_j y (-ln p) + (1 - y) (-ln(1 - p)) ]      m = y (1 - p) + (1 - y) p
 * </pre>
 *
 * where y is the target, or y (1 - eps) + eps / 2 with smoothing: PyTorch's
 * binary_cross_entropy_with_logits, with torchvision's focal factor (its alpha left out) and
 * Keras's smoothing.
 *
 * <p>An ignored entry's loss and derivatives are 0, whatever its logit. A logit of NaN makes its
 * own entry NaN. An infinite logit is the limit: p is 0 or 1, the loss infinite or 0; in products
 * with a weight or a target, 0 times infinity is 0. Derivatives are 0 if the divisor of the mean is
 * 0.
 *
 * <p>What a scale is, and the error bounds: see {@link ExactLoss}.
 *
 * <p>Immutable.
 */
public final class ExactSigmoid {
  private final SigmoidOptions options;
  private final double[][] logits;
  private final double[][] targets;
  private final double[] sampleWeights;
  private final DoubleDouble divisor;

  /**
   * The loss with these sample weights.
   *
   * @param logits one row each, one a class
   * @param targets like the logits: 0, 1, what lies between, or the ignored value
   * @param sampleWeights one a row
   * @throws IllegalArgumentException if the shapes differ
   */
  public ExactSigmoid(
      SigmoidOptions options, double[][] logits, double[][] targets, double[] sampleWeights) {
    this.options = options;
    this.logits = Arrays.stream(logits).map(double[]::clone).toArray(double[][]::new);
    this.targets = Arrays.stream(targets).map(double[]::clone).toArray(double[][]::new);
    this.sampleWeights = sampleWeights.clone();
    checkShapes();
    divisor = options.reduction() == LossOptions.Reduction.MEAN ? meanDivisor() : DoubleDouble.ONE;
  }

  /** The loss without sample weights. */
  public ExactSigmoid(SigmoidOptions options, double[][] logits, double[][] targets) {
    this(options, logits, targets, ones(logits.length));
  }

  /** Returns what the sum of the losses is divided by: 1 unless the loss is a mean. */
  public DoubleDouble divisor() {
    return divisor;
  }

  /** Returns the sigmoid of a logit. */
  public DoubleDouble probability(int n, int j) {
    return SigmoidEntry.sigmoid(DoubleDouble.of(logits[n][j]));
  }

  /** Returns the loss of an entry, weighted, before the reduction. */
  public DoubleDouble loss(int n, int j) {
    return weighted(n, j, SigmoidEntry::loss);
  }

  /** Returns the sum of the losses of a row's entries. */
  public DoubleDouble rowLoss(int n) {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int j = 0; j < options.classes(); j++) {
      sum = sum.add(loss(n, j));
    }
    return sum;
  }

  /** Returns the reduced loss; for NONE, the sum of all entries' losses. */
  public DoubleDouble loss() {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int n = 0; n < logits.length; n++) {
      sum = sum.add(rowLoss(n));
    }
    return divisor.isZero() ? options.emptyMean() : sum.divide(divisor);
  }

  /** Returns the derivative of {@link #loss()} by a logit. */
  public DoubleDouble gradient(int n, int j) {
    return divided(weighted(n, j, SigmoidEntry::gradient));
  }

  /** Returns the magnitude of the terms of {@link #gradient}. */
  public DoubleDouble gradientScale(int n, int j) {
    return divided(weighted(n, j, SigmoidEntry::gradientScale)).abs();
  }

  /** Returns an entry of the Hessian of {@link #loss()} times a vector: the rest is diagonal. */
  public DoubleDouble hessianVectorProduct(int n, int j, double vector) {
    return divided(weighted(n, j, SigmoidEntry::curvature)).weigh(DoubleDouble.of(vector));
  }

  /** Returns the magnitude of the terms of {@link #hessianVectorProduct}. */
  public DoubleDouble hessianVectorProductScale(int n, int j, double vector) {
    DoubleDouble scale = divided(weighted(n, j, SigmoidEntry::curvatureScale));
    return scale.weigh(DoubleDouble.of(vector)).abs();
  }

  private DoubleDouble weighted(int n, int j, Function<SigmoidEntry, DoubleDouble> value) {
    if (isIgnored(n, j)) {
      return DoubleDouble.ZERO;
    }
    double eps = options.labelSmoothing();
    DoubleDouble target =
        DoubleDouble.difference(1, eps)
            .multiply(DoubleDouble.of(targets[n][j]))
            .add(DoubleDouble.of(eps / 2));
    SigmoidEntry entry =
        new SigmoidEntry(logits[n][j], target, options.positiveWeight(j), options.focalGamma());
    return weight(n, j).weigh(value.apply(entry));
  }

  private DoubleDouble weight(int n, int j) {
    return DoubleDouble.product(sampleWeights[n], options.classWeight(j));
  }

  private boolean isIgnored(int n, int j) {
    return options.ignores(targets[n][j]);
  }

  private DoubleDouble divided(DoubleDouble value) {
    return divisor.isZero() ? DoubleDouble.ZERO : value.divide(divisor);
  }

  private DoubleDouble meanDivisor() {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int n = 0; n < logits.length; n++) {
      boolean anyKept = false;
      for (int j = 0; j < options.classes(); j++) {
        boolean kept = !isIgnored(n, j);
        anyKept |= kept;
        sum =
            switch (options.divisor()) {
              case ALL_ENTRIES -> sum.add(DoubleDouble.ONE);
              case KEPT_ENTRIES -> kept ? sum.add(DoubleDouble.ONE) : sum;
              case WEIGHTS -> kept ? sum.add(weight(n, j)) : sum;
              case ALL_ROWS, KEPT_ROWS -> sum;
            };
      }
      boolean counts =
          options.divisor() == SigmoidOptions.Divisor.ALL_ROWS
              || (options.divisor() == SigmoidOptions.Divisor.KEPT_ROWS && anyKept);
      sum = counts ? sum.add(DoubleDouble.ONE) : sum;
    }
    return sum;
  }

  private void checkShapes() {
    boolean fits = targets.length == logits.length && sampleWeights.length == logits.length;
    for (int n = 0; fits && n < logits.length; n++) {
      fits = logits[n].length == options.classes() && targets[n].length == options.classes();
    }
    if (!fits) {
      throw new IllegalArgumentException(
          "logits, targets and sample weights of "
              + logits.length
              + ", "
              + targets.length
              + " and "
              + sampleWeights.length
              + " rows; expected the same, each of "
              + options.classes()
              + " classes");
    }
  }

  private static double[] ones(int rows) {
    double[] ones = new double[rows];
    Arrays.fill(ones, 1);
    return ones;
  }
}
