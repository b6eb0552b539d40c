package io.lossmith.oracle;

import java.math.BigDecimal;

/**
 * The error of a floating-point result, in units in the last place of the exact value.
 *
 * <p>The unit of a value in [2<sup>k</sup>, 2<sup>k+1</sup>) is 2<sup>k-23</sup> in float and
 * 2<sup>k-52</sup> in double; below the smallest normal number it stays what it is there, so that
 * small results are judged absolutely. A correctly rounded result has an error of at most 0.5.
 *
 * <p>Non-finite results: an infinity that is the exact value, or that the exact value rounds to,
 * has error 0; otherwise it is counted as the next power of two after the largest finite number.
 * NaN, and infinities of the wrong sign or where none belongs, never pass: their error is infinite.
 */
public final class Ulps {
  private static final int FLOAT_DIGITS = 24;
  private static final int DOUBLE_DIGITS = 53;

  private Ulps() {}

  /** Returns the error of a float result in float ulps of the exact value. */
  public static double error(float result, DoubleDouble exact) {
    return error(result, exact, 0);
  }

  /** Returns the error of a float result in float ulps of the exact value. */
  public static double error(float result, BigDecimal exact) {
    return error(result, DoubleDouble.of(exact), 0);
  }

  /**
   * Returns the error of a float result in float ulps of the exact value, as far as it goes beyond
   * what is allowed absolutely: see {@link ExactSoftmax#flushed()}.
   *
   * @param allowed how far the result may be from the exact value before an error is counted; 0 or
   *     more
   */
  public static double error(float result, DoubleDouble exact, double allowed) {
    if (Float.isInfinite(result)) {
      float rounded = exact.toFloat();
      return rounded == result ? 0 : overflowError(result, exact, 0x1p128, unit(exact));
    }
    return error((double) result, exact, allowed, unit(exact));
  }

  /** Returns the error of a double result in double ulps of the exact value. */
  public static double errorOfDouble(double result, DoubleDouble exact) {
    return errorOfDouble(result, exact, 0);
  }

  /**
   * Returns the error of a double result in double ulps of the exact value, as far as it goes
   * beyond what is allowed absolutely.
   *
   * @param allowed how far the result may be from the exact value before an error is counted; 0 or
   *     more
   */
  public static double errorOfDouble(double result, DoubleDouble exact, double allowed) {
    int exponent = Math.max(exponent(exact), Double.MIN_EXPONENT) - (DOUBLE_DIGITS - 1);
    if (Double.isInfinite(result)) {
      // The exact value is at most the largest double here, or itself infinite.
      return exact.toDouble() == result ? 0 : Double.POSITIVE_INFINITY;
    }
    return error(result, exact, allowed, Math.scalb(1.0, exponent));
  }

  /** Returns the error of a double result in double ulps of the exact value. */
  public static double errorOfDouble(double result, BigDecimal exact) {
    return errorOfDouble(result, DoubleDouble.of(exact));
  }

  private static double error(double result, DoubleDouble exact, double allowed, double unit) {
    if (!exact.isFinite() || Double.isNaN(result)) {
      return Double.POSITIVE_INFINITY;
    }
    double distance = DoubleDouble.of(result).subtract(exact).abs().toDouble();
    return Math.max(0, distance - allowed) / unit;
  }

  private static double overflowError(
      float infinity, DoubleDouble exact, double limit, double unit) {
    boolean sameSign = exact.toDouble() * infinity > 0;
    return sameSign ? (limit - exact.abs().toDouble()) / unit : Double.POSITIVE_INFINITY;
  }

  /** The unit in the last place of a float near the exact value. */
  private static double unit(DoubleDouble exact) {
    int exponent = Math.max(exponent(exact), Float.MIN_EXPONENT);
    return Math.scalb(1.0, exponent - (FLOAT_DIGITS - 1));
  }

  /** The k with |exact| in [2^k, 2^(k+1)). */
  private static int exponent(DoubleDouble exact) {
    double high = Math.abs(exact.toDouble());
    double low = exact.toDouble() < 0 ? -exact.low() : exact.low();
    // The nearest double of a value just below a power of two is that power.
    return Math.getExponent(low < 0 ? Math.nextDown(high) : high);
  }
}
