package io.lossmith.oracle;

/**
 * The focal loss as a function of the plain one: with L = -lp of the target, p = exp(-L) and q = 1
 * - p,
 *
 * <pre>
 *   loss = q^gamma L
 *   slope(L) = q^gamma (1 + gamma p L / q)
 *   bend(L)  = gamma q^(gamma-1) p (2 - L + (gamma - 1) p L / q)
 * </pre>
 *
 * <p>q is never 1 - p rounded, and no power of it is negative: {@link #bendTimesQ} is bend times q,
 * to be multiplied by a derivative over q, which is bounded.
 */
final class FocalFactor {
  private final double gamma;
  private final DoubleDouble p;
  private final DoubleDouble q;
  private final DoubleDouble loss;
  private final DoubleDouble power;

  /** p L / q: 1 in the limit of q to 0, and 0 in that of p to 0. */
  private final DoubleDouble ratio;

  private FocalFactor(double gamma, DoubleDouble p, DoubleDouble q, DoubleDouble loss) {
    this.gamma = gamma;
    this.p = p;
    this.q = q;
    this.loss = loss;
    power = DoubleDoubleMath.pow(q, gamma);
    ratio = q.isZero() ? DoubleDouble.ONE : p.weigh(loss).divide(q);
  }

  static FocalFactor of(double gamma, ExactSoftmax softmax, int target) {
    return new FocalFactor(
        gamma, softmax.softmax(target), softmax.complement(target), softmax.loss(target));
  }

  /** The same from the logarithm of p alone. */
  static FocalFactor of(double gamma, DoubleDouble logProbability) {
    return new FocalFactor(
        gamma,
        DoubleDoubleMath.exp(logProbability),
        DoubleDoubleMath.expm1(logProbability).negate(),
        logProbability.negate());
  }

  DoubleDouble loss() {
    return power.weigh(loss);
  }

  DoubleDouble slope() {
    return power.add(power.multiply(ratio.multiply(DoubleDouble.of(gamma))));
  }

  DoubleDouble bendTimesQ() {
    DoubleDouble inner =
        p.add(p)
            .subtract(p.weigh(loss))
            .add(p.multiply(ratio).multiply(DoubleDouble.of(gamma - 1)));
    return inner.multiply(power).multiply(DoubleDouble.of(gamma));
  }

  /** The magnitudes of the terms of {@link #bendTimesQ}. */
  DoubleDouble bendTimesQScale() {
    DoubleDouble inner =
        p.add(p)
            .add(p.weigh(loss))
            .add(p.multiply(ratio).multiply(DoubleDouble.of(Math.abs(gamma - 1))));
    return inner.multiply(power).multiply(DoubleDouble.of(gamma));
  }

  /** A derivative that is at most q, over q. */
  DoubleDouble overQ(DoubleDouble derivative) {
    return q.isZero() ? DoubleDouble.ZERO : derivative.divide(q);
  }
}
