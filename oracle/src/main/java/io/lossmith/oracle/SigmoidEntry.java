package io.lossmith.oracle;

/**
 * The sigmoid cross-entropy of one logit and one target, but for class weight, sample weight and
 * divisor, with its first two derivatives: with p the sigmoid, y the target, v the weight of the
 * positive part and g the focal exponent,
 *
 * <pre>
 *   plain = v y (-ln p) + (1 - y) (-ln(1 - p))
 *   m     = y (1 - p) + (1 - y) p
 *   loss  = m^g plain
 * </pre>
 *
 * <p>-ln p = max(-x, 0) + log1p(exp(-|x|)), and 1 - p is the sigmoid of -x: nothing cancels as long
 * as y is 0 or 1. The derivatives of m come divided by m, so that no power of it is negative.
 */
final class SigmoidEntry {
  private final DoubleDouble p;
  private final DoubleDouble q;
  private final DoubleDouble positive;
  private final DoubleDouble negative;
  private final DoubleDouble minusLogP;
  private final DoubleDouble minusLogQ;
  private final double gamma;
  private final DoubleDouble power;

  /** m'/m and m''/m; 0 where m is, or where there is no focal factor. */
  private final DoubleDouble first;

  private final DoubleDouble second;

  /**
   * One entry.
   *
   * @param target y, smoothed
   * @param positiveWeight v
   */
  SigmoidEntry(double logit, DoubleDouble target, double positiveWeight, double gamma) {
    DoubleDouble x = DoubleDouble.of(logit);
    this.gamma = gamma;
    p = sigmoid(x);
    q = sigmoid(x.negate());
    minusLogP = softplus(x.negate());
    minusLogQ = softplus(x);
    DoubleDouble other = DoubleDouble.ONE.subtract(target);
    positive = target.multiply(DoubleDouble.of(positiveWeight));
    negative = other;
    DoubleDouble m = target.multiply(q).add(other.multiply(p));
    power = DoubleDoubleMath.pow(m, gamma);
    boolean vanishes = gamma == 0 || m.isZero();
    DoubleDouble turn = other.subtract(target).multiply(p).multiply(q);
    first = vanishes ? DoubleDouble.ZERO : turn.divide(m);
    second = first.multiply(q.subtract(p));
  }

  /** Returns 1 / (1 + exp(-x)). */
  static DoubleDouble sigmoid(DoubleDouble x) {
    DoubleDouble e = DoubleDoubleMath.exp(x.abs().negate());
    DoubleDouble numerator = x.toDouble() < 0 ? e : DoubleDouble.ONE;
    return numerator.divide(e.add(DoubleDouble.ONE));
  }

  /** Returns ln(1 + exp(x)). */
  static DoubleDouble softplus(DoubleDouble x) {
    DoubleDouble log = DoubleDoubleMath.log1p(DoubleDoubleMath.exp(x.abs().negate()));
    return x.toDouble() > 0 ? log.add(x) : log;
  }

  DoubleDouble probability() {
    return p;
  }

  DoubleDouble loss() {
    return power.weigh(plain());
  }

  DoubleDouble gradient() {
    DoubleDouble bent = first.weigh(plain()).multiply(DoubleDouble.of(gamma));
    return power.weigh(plainGradient().add(bent));
  }

  DoubleDouble curvature() {
    DoubleDouble squares = first.multiply(first).multiply(DoubleDouble.of(gamma - 1)).add(second);
    DoubleDouble crossed = first.weigh(plainGradient()).twice();
    DoubleDouble bent = crossed.add(squares.weigh(plain())).multiply(DoubleDouble.of(gamma));
    return power.weigh(plainCurvature().add(bent));
  }

  /** The magnitudes of the terms of {@link #gradient}. */
  DoubleDouble gradientScale() {
    DoubleDouble bent = first.abs().weigh(plain().abs()).multiply(DoubleDouble.of(gamma));
    return power.weigh(plainGradientScale().add(bent));
  }

  /** The magnitudes of the terms of {@link #curvature}. */
  DoubleDouble curvatureScale() {
    DoubleDouble squares =
        first.multiply(first).multiply(DoubleDouble.of(Math.abs(gamma - 1))).add(second.abs());
    DoubleDouble crossed = first.abs().weigh(plainGradientScale()).twice();
    DoubleDouble bent = crossed.add(squares.weigh(plain().abs())).multiply(DoubleDouble.of(gamma));
    return power.weigh(plainCurvature().abs().add(bent));
  }

  private DoubleDouble plain() {
    return positive.weigh(minusLogP).add(negative.weigh(minusLogQ));
  }

  private DoubleDouble plainGradient() {
    return negative.multiply(p).subtract(positive.multiply(q));
  }

  private DoubleDouble plainGradientScale() {
    return negative.multiply(p).abs().add(positive.multiply(q).abs());
  }

  private DoubleDouble plainCurvature() {
    return positive.add(negative).multiply(p.multiply(q));
  }
}
