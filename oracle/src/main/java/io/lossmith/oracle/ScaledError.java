package io.lossmith.oracle;

/**
 * The error of a result in ulps of the scale of its terms: see {@link ExactLoss}. Where nothing
 * cancels the scale is the magnitude of the exact value, and this is what {@link Ulps} says.
 *
 * <p>NaN has error 0 where the exact value is NaN, an infinity where the exact value is it or
 * rounds to it; any other pair with one of them has an infinite error.
 */
public final class ScaledError {
  private ScaledError() {}

  /**
   * Returns the error of a float result in float ulps of the scale.
   *
   * @param scale the magnitude of the exact value's terms
   * @param allowed how far the result may be off before an error is counted, 0 or more: see {@link
   *     FlushRule}
   */
  public static double ofFloat(
      float result, DoubleDouble exact, DoubleDouble scale, double allowed) {
    if (!Float.isFinite(result) || !exact.isFinite()) {
      return Float.compare(result, exact.toFloat()) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return over(
        result,
        exact,
        allowed,
        Math.ulp(Math.min(largest(exact, scale).toFloat(), Float.MAX_VALUE)));
  }

  /**
   * Returns the error of a double result in double ulps of the scale.
   *
   * @param scale the magnitude of the exact value's terms
   * @param allowed how far the result may be off before an error is counted, 0 or more: see {@link
   *     FlushRule}
   */
  public static double ofDouble(
      double result, DoubleDouble exact, DoubleDouble scale, double allowed) {
    if (!Double.isFinite(result) || !exact.isFinite()) {
      return Double.compare(result, exact.toDouble()) == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return over(
        result,
        exact,
        allowed,
        Math.ulp(Math.min(largest(exact, scale).toDouble(), Double.MAX_VALUE)));
  }

  private static DoubleDouble largest(DoubleDouble exact, DoubleDouble scale) {
    DoubleDouble magnitude = exact.abs();
    return scale.compareTo(magnitude) < 0 ? magnitude : scale;
  }

  private static double over(double result, DoubleDouble exact, double allowed, double unit) {
    double distance = DoubleDouble.of(result).subtract(exact).abs().toDouble();
    return Math.max(0, distance - allowed) / unit;
  }
}
