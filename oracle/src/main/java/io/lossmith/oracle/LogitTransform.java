package io.lossmith.oracle;

import java.util.List;

/**
 * What is done to a logit before the softmax: y = b<sub>j</sub> + cap(x) / T with cap(x) = c tanh(x
 * / c), or x if there is no cap.
 *
 * <p>The contract for rows that are not finite holds for the logits as they are given, whatever the
 * cap would make of them: -infinity stays -infinity, a class that does not exist, and +infinity
 * stays +infinity. Relative error of cap and derivatives: below 2<sup>-94</sup>.
 *
 * @param temperature T, positive
 * @param softcap c, positive; 0 for none
 * @param adjustment b, one a class; empty for none
 */
public record LogitTransform(double temperature, double softcap, List<Double> adjustment) {
  /** y = x. */
  public static final LogitTransform IDENTITY = new LogitTransform(1, 0, List.of());

  /** Copies the list. */
  public LogitTransform {
    adjustment = List.copyOf(adjustment);
  }

  /** Returns the same with another temperature. */
  public LogitTransform withTemperature(double another) {
    return new LogitTransform(another, softcap, adjustment);
  }

  /** Returns the same with another cap; 0 for none. */
  public LogitTransform withSoftcap(double another) {
    return new LogitTransform(temperature, another, adjustment);
  }

  /** Returns the same with these numbers added, one a class; none for none. */
  public LogitTransform withAdjustment(double... numbers) {
    return new LogitTransform(
        temperature, softcap, Numbers.oneEach("adjustments", numbers.length, numbers));
  }

  /** Returns y of the logit of class j. */
  public DoubleDouble apply(double logit, int j) {
    return cap(logit).divide(DoubleDouble.of(temperature)).add(DoubleDouble.of(shift(j)));
  }

  /**
   * Returns y of one logit minus that of another: what they share is left out, so that large logits
   * lose nothing.
   */
  public DoubleDouble difference(double logit, int j, double otherLogit, int otherClass) {
    DoubleDouble caps = cap(logit).subtract(cap(otherLogit)).divide(DoubleDouble.of(temperature));
    return caps.add(DoubleDouble.difference(shift(j), shift(otherClass)));
  }

  /** Returns dy/dx. */
  public DoubleDouble slope(double logit) {
    DoubleDouble capped =
        softcap == 0 ? DoubleDouble.ONE : DoubleDoubleMath.squaredSech(ofCap(logit));
    return capped.divide(DoubleDouble.of(temperature));
  }

  /** Returns the second derivative of y by x. */
  public DoubleDouble curvature(double logit) {
    if (softcap == 0) {
      return DoubleDouble.ZERO;
    }
    DoubleDouble bend = DoubleDoubleMath.tanh(ofCap(logit)).twice().negate();
    return bend.multiply(slope(logit)).divide(DoubleDouble.of(softcap));
  }

  private DoubleDouble cap(double logit) {
    return softcap == 0 || Double.isInfinite(logit)
        ? DoubleDouble.of(logit)
        : DoubleDoubleMath.tanh(ofCap(logit)).multiply(DoubleDouble.of(softcap));
  }

  private DoubleDouble ofCap(double logit) {
    return DoubleDouble.of(logit).divide(DoubleDouble.of(softcap));
  }

  private double shift(int j) {
    return adjustment.isEmpty() ? 0 : adjustment.get(j);
  }
}
