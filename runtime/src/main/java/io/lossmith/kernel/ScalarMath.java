package io.lossmith.kernel;

import static io.lossmith.polynomial.FloatPolynomials.BREAK_BITS;
import static io.lossmith.polynomial.FloatPolynomials.EXPONENT_MASK;
import static io.lossmith.polynomial.FloatPolynomials.EXPONENT_ROUNDER;
import static io.lossmith.polynomial.FloatPolynomials.EXP_2;
import static io.lossmith.polynomial.FloatPolynomials.EXP_3;
import static io.lossmith.polynomial.FloatPolynomials.EXP_4;
import static io.lossmith.polynomial.FloatPolynomials.EXP_5;
import static io.lossmith.polynomial.FloatPolynomials.EXP_6;
import static io.lossmith.polynomial.FloatPolynomials.FRACTION_BITS;
import static io.lossmith.polynomial.FloatPolynomials.LN_2;
import static io.lossmith.polynomial.FloatPolynomials.LN_2_LOW;
import static io.lossmith.polynomial.FloatPolynomials.LOG2_E;
import static io.lossmith.polynomial.FloatPolynomials.LOG_10;
import static io.lossmith.polynomial.FloatPolynomials.LOG_2;
import static io.lossmith.polynomial.FloatPolynomials.LOG_3;
import static io.lossmith.polynomial.FloatPolynomials.LOG_4;
import static io.lossmith.polynomial.FloatPolynomials.LOG_5;
import static io.lossmith.polynomial.FloatPolynomials.LOG_6;
import static io.lossmith.polynomial.FloatPolynomials.LOG_7;
import static io.lossmith.polynomial.FloatPolynomials.LOG_8;
import static io.lossmith.polynomial.FloatPolynomials.LOG_9;
import static io.lossmith.polynomial.FloatPolynomials.ONE_BITS;

/**
 * The exponential and the logarithm that generated code calls, in float, with proved error bounds.
 *
 * <p><b>Same bits on every JVM.</b> Only operations whose results IEEE 754 and the Java
 * specification fix to the last bit are used: {@code +}, {@code -}, {@code *}, {@link
 * Math#fma(float, float, float)}, comparisons, and integer operations on the bits of a float.
 * {@link Math#exp(double)} and its kin may differ between JVMs, and between interpreted and
 * compiled code. There is no branch that a vector compare and blend could not mirror, so vector
 * code that performs the same operations in the same order returns the same bits.
 *
 * <p><b>Error bounds</b> are in ulps: the distance between the result and the exact value, divided
 * by the distance between neighbouring floats in the exact value's binade. They were measured over
 * every float argument of the stated range, not sampled; the coefficients are a minimax fit, then
 * moved among neighbouring floats until the worst error over all arguments, rounding included,
 * stopped falling.
 *
 * <p>Argument reduction and evaluation follow J.-M. Muller et al., <i>Handbook of Floating-Point
 * Arithmetic</i>, 2nd ed., chapters 10 and 11, and P. T. P. Tang, <i>Table-driven implementation of
 * the exponential function in IEEE floating-point arithmetic</i>, ACM Transactions on Mathematical
 * Software 15(2), 1989.
 *
 * <p>All methods are pure functions: safe for any number of threads, nothing is allocated.
 */
public final class ScalarMath {

  /**
   * The largest distance whose exponential is still computed: the largest float whose {@code
   * exp(-distance)} is at least 2<sup>-102</sup>. {@link #expNegative(float)} is exactly zero
   * beyond it.
   */
  public static final float LARGEST_DISTANCE = 0x1.1acdd6p6f;

  private ScalarMath() {}

  /**
   * Returns exp(-distance), the weight of a logit that lies {@code distance} below its row's
   * maximum.
   *
   * <p>With n the integer nearest to -distance / ln(2) and r = -distance - n ln(2), |r| at most
   * 0.3467, the result is p(r) 2<sup>n</sup>, p a polynomial of degree 6.
   *
   * <ul>
   *   <li>Error at most 0.862 ulp for every distance up to {@link #LARGEST_DISTANCE}.
   *   <li>Exactly 1 at a distance of zero of either sign, and never above 1.
   *   <li>Exactly +0 for every distance above {@link #LARGEST_DISTANCE}, including infinity. This
   *       changes a result by less than 2<sup>-102</sup>, and keeps subnormal numbers, which some
   *       processors handle 5 to 12 times slower, out of all arithmetic on the results.
   *   <li>NaN for NaN.
   *   <li>Not monotone in its last bit: for fewer than 3100 distances, all below 1/4, the result is
   *       one ulp above that of the next smaller float.
   * </ul>
   *
   * @param distance how far the logit lies below the maximum: zero, positive or NaN
   * @return exp(-distance), in 0 to 1, or NaN
   */
  public static float expNegative(float distance) {
    float shifted = Math.fma(distance, -LOG2_E, EXPONENT_ROUNDER);
    float n = shifted - EXPONENT_ROUNDER;
    // -r, and with it a polynomial of alternating signs: nothing has to be negated first.
    float s = Math.fma(n, LN_2_LOW, Math.fma(n, LN_2, distance));
    float p = Math.fma(EXP_6, s, -EXP_5);
    p = Math.fma(p, s, EXP_4);
    p = Math.fma(p, s, -EXP_3);
    p = Math.fma(p, s, EXP_2);
    p = Math.fma(p, s, -1f);
    p = Math.fma(p, s, 1f);
    float scale = Float.intBitsToFloat(Float.floatToRawIntBits(shifted) << FRACTION_BITS);
    return distance > LARGEST_DISTANCE ? 0f : p * scale;
  }

  /**
   * Returns log(1 + x), accurate for small x too, where log(1 + x) is nearly x.
   *
   * <p>The rounded sum 1 + x only picks an integer k; f = (1 + x) 2<sup>-k</sup> - 1, in -0.221 to
   * 0.558, is then computed from x itself, without error. The result is k ln(2) + f + f<sup>2</sup>
   * P(f), P a polynomial of degree 8, its even and odd powers summed side by side to halve the
   * wait.
   *
   * <ul>
   *   <li>Error at most 0.896 ulp for every x from 0 to 2<sup>24</sup>, relative to the result
   *       however small: log1p(x) is x from 0 (+0 for +0) through the subnormal numbers.
   *   <li>Monotone: never below the result for a smaller x.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x zero or positive, at most 2<sup>24</sup>, or NaN
   * @return log(1 + x), zero or positive, or NaN
   */
  public static float log1p(float x) {
    int aboveBreak = Float.floatToRawIntBits(1f + x) - BREAK_BITS;
    float k = aboveBreak >> FRACTION_BITS;
    float scale = Float.intBitsToFloat(ONE_BITS - (aboveBreak & EXPONENT_MASK));
    float f = Math.fma(x, scale, scale - 1f);
    float square = f * f;
    float odd = Math.fma(LOG_9, square, LOG_7);
    float even = Math.fma(LOG_10, square, LOG_8);
    odd = Math.fma(odd, square, LOG_5);
    even = Math.fma(even, square, LOG_6);
    odd = Math.fma(odd, square, LOG_3);
    even = Math.fma(even, square, LOG_4);
    float p = Math.fma(Math.fma(even, f, odd), f, LOG_2);
    return Math.fma(k, LN_2, Math.fma(f, f * p, f));
  }
}
