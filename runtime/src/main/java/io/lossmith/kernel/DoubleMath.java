package io.lossmith.kernel;

import static io.lossmith.polynomial.DoublePolynomials.BREAK_BITS;
import static io.lossmith.polynomial.DoublePolynomials.EXPONENT_MASK;
import static io.lossmith.polynomial.DoublePolynomials.EXPONENT_ROUNDER;
import static io.lossmith.polynomial.DoublePolynomials.EXP_10;
import static io.lossmith.polynomial.DoublePolynomials.EXP_11;
import static io.lossmith.polynomial.DoublePolynomials.EXP_2;
import static io.lossmith.polynomial.DoublePolynomials.EXP_3;
import static io.lossmith.polynomial.DoublePolynomials.EXP_4;
import static io.lossmith.polynomial.DoublePolynomials.EXP_5;
import static io.lossmith.polynomial.DoublePolynomials.EXP_6;
import static io.lossmith.polynomial.DoublePolynomials.EXP_7;
import static io.lossmith.polynomial.DoublePolynomials.EXP_8;
import static io.lossmith.polynomial.DoublePolynomials.EXP_9;
import static io.lossmith.polynomial.DoublePolynomials.FRACTION_BITS;
import static io.lossmith.polynomial.DoublePolynomials.LN_2;
import static io.lossmith.polynomial.DoublePolynomials.LN_2_LOW;
import static io.lossmith.polynomial.DoublePolynomials.LOG2_E;
import static io.lossmith.polynomial.DoublePolynomials.LOG_10;
import static io.lossmith.polynomial.DoublePolynomials.LOG_12;
import static io.lossmith.polynomial.DoublePolynomials.LOG_14;
import static io.lossmith.polynomial.DoublePolynomials.LOG_16;
import static io.lossmith.polynomial.DoublePolynomials.LOG_2;
import static io.lossmith.polynomial.DoublePolynomials.LOG_4;
import static io.lossmith.polynomial.DoublePolynomials.LOG_6;
import static io.lossmith.polynomial.DoublePolynomials.LOG_8;
import static io.lossmith.polynomial.DoublePolynomials.ONE_BITS;

/**
 * The exponential and the logarithm that generated code calls, in double: the counterpart of {@link
 * ScalarMath}, under the same names and the same contract.
 *
 * <p><b>Same bits on every JVM.</b> Only {@code +}, {@code -}, {@code *}, {@code /}, {@link
 * Math#fma(double, double, double)}, comparisons, and integer operations on the bits of a double
 * are used, and no branch that a vector compare and blend could not mirror.
 *
 * <p><b>Error bounds</b> are in ulps: the distance between the result and the exact value, divided
 * by the distance between neighbouring doubles in the exact value's binade. They are the worst of
 * samples of millions of arguments, random and dense, against arithmetic of 100 bits and more, and
 * rounded up; the doubles are too many to visit all. The coefficients are minimax fits.
 *
 * <p>Argument reduction follows P. T. P. Tang, <i>Table-driven implementation of the exponential
 * function in IEEE floating-point arithmetic</i>, ACM Transactions on Mathematical Software 15(2),
 * 1989; the logarithm follows K. C. Ng's {@code log1p} in Sun's <i>fdlibm</i>, 1995, with a
 * polynomial of our own.
 *
 * <p>All methods are pure functions: safe for any number of threads, nothing is allocated.
 */
public final class DoubleMath {

  /**
   * The largest distance whose exponential is still computed: the largest double whose {@code
   * exp(-distance)} is at least 2<sup>-1000</sup>. {@link #expNegative(double)} is exactly zero
   * beyond it.
   */
  public static final double LARGEST_DISTANCE = 0x1.5a92d6d005c93p9;

  private DoubleMath() {}

  /**
   * Returns exp(-distance), the weight of a logit that lies {@code distance} below its row's
   * maximum.
   *
   * <p>With n the integer nearest to -distance / ln(2) and r = -distance - n ln(2), |r| at most
   * 0.3467, the result is p(r) 2<sup>n</sup>, p a polynomial of degree 11.
   *
   * <ul>
   *   <li>Error at most 0.91 ulp for every distance up to {@link #LARGEST_DISTANCE}.
   *   <li>Exactly 1 at a distance of zero of either sign, and never above 1.
   *   <li>Exactly +0 for every distance above {@link #LARGEST_DISTANCE}, including infinity. This
   *       changes a result by less than 2<sup>-1000</sup>, and keeps subnormal numbers out of all
   *       arithmetic on the results.
   *   <li>NaN for NaN.
   *   <li>Not monotone in its last bit.
   * </ul>
   *
   * @param distance how far the logit lies below the maximum: zero, positive or NaN
   * @return exp(-distance), in 0 to 1, or NaN
   */
  public static double expNegative(double distance) {
    double shifted = Math.fma(distance, -LOG2_E, EXPONENT_ROUNDER);
    double n = shifted - EXPONENT_ROUNDER;
    // -r, and with it a polynomial of alternating signs: nothing has to be negated first.
    double s = Math.fma(n, LN_2_LOW, Math.fma(n, LN_2, distance));
    double p = Math.fma(-EXP_11, s, EXP_10);
    p = Math.fma(p, s, -EXP_9);
    p = Math.fma(p, s, EXP_8);
    p = Math.fma(p, s, -EXP_7);
    p = Math.fma(p, s, EXP_6);
    p = Math.fma(p, s, -EXP_5);
    p = Math.fma(p, s, EXP_4);
    p = Math.fma(p, s, -EXP_3);
    p = Math.fma(p, s, EXP_2);
    p = Math.fma(p, s, -1d);
    p = Math.fma(p, s, 1d);
    double scale = Double.longBitsToDouble(Double.doubleToRawLongBits(shifted) << FRACTION_BITS);
    return distance > LARGEST_DISTANCE ? 0d : p * scale;
  }

  /**
   * Returns log(1 + x), accurate for small x too, where log(1 + x) is nearly x.
   *
   * <p>The rounded sum 1 + x only picks an integer k; f = (1 + x) 2<sup>-k</sup> - 1, in -0.221 to
   * 0.558, is then computed from x itself, without error. With s = f / (2 + f), the result is k
   * ln(2) + f - (f<sup>2</sup>/2 - s (f<sup>2</sup>/2 + s<sup>2</sup> R(s<sup>2</sup>))), R a
   * polynomial of degree 7.
   *
   * <ul>
   *   <li>Error at most 0.96 ulp for every x from 0 to 2<sup>53</sup>, relative to the result
   *       however small: log1p(x) is x from 0 (+0 for +0) through the subnormal numbers.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x zero or positive, at most 2<sup>53</sup>, or NaN
   * @return log(1 + x), zero or positive, or NaN
   */
  public static double log1p(double x) {
    long aboveBreak = Double.doubleToRawLongBits(1d + x) - BREAK_BITS;
    double k = aboveBreak >> FRACTION_BITS;
    double scale = Double.longBitsToDouble(ONE_BITS - (aboveBreak & EXPONENT_MASK));
    double f = Math.fma(x, scale, scale - 1d);
    double s = f / (2d + f);
    double square = s * s;
    double fourth = square * square;
    double even = Math.fma(LOG_16, fourth, LOG_12);
    double odd = Math.fma(LOG_14, fourth, LOG_10);
    even = Math.fma(even, fourth, LOG_8);
    odd = Math.fma(odd, fourth, LOG_6);
    even = Math.fma(even, fourth, LOG_4);
    odd = Math.fma(odd, fourth, LOG_2);
    double r = square * Math.fma(even, square, odd);
    double half = 0.5 * f;
    double halfSquare = half * f;
    double low = Math.fma(s, halfSquare + r, k * LN_2_LOW - Math.fma(half, f, -halfSquare));
    return Math.fma(k, LN_2, f - (halfSquare - low));
  }
}
