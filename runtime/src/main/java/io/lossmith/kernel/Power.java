package io.lossmith.kernel;

import static io.lossmith.kernel.DoubleMath.expNegative;
import static io.lossmith.polynomial.DoublePolynomials.EXPONENT_MASK;
import static io.lossmith.polynomial.DoublePolynomials.FRACTION_BITS;
import static io.lossmith.polynomial.DoublePolynomials.LN_2;
import static io.lossmith.polynomial.DoublePolynomials.LN_2_LOW;
import static io.lossmith.polynomial.DoublePolynomials.ONE_BITS;

/**
 * Powers of a probability with a constant exponent: the factor (1 - p)<sup>gamma</sup> of a focal
 * loss.
 *
 * <p><b>Same bits on every JVM</b>, for the reasons given at {@link ScalarMath}: {@link
 * Math#pow(double, double)} may differ from one to the next.
 *
 * <p>The logarithm of the base is computed as the unevaluated sum of two doubles: with base =
 * 2<sup>k</sup> (1 + f), s = f / (2 + f) and q = s<sup>2</sup>, it is k ln(2) + 2 s (1 + q (1/3 + q
 * W(q))), W a polynomial and all but q W(q) carried in two parts; see J.-M. Muller et al.,
 * <i>Handbook of Floating-Point Arithmetic</i>, 2nd ed., chapters 5 and 11. Only so the exponential
 * of a multiple of it keeps its last digits: an error of one ulp in a product of 700 is one of 700
 * ulps in its exponential.
 *
 * <p>Error bounds are in ulps, as {@link ScalarMath} and {@link DoubleMath} count them. All methods
 * are pure functions: safe for any number of threads, nothing is allocated.
 */
public final class Power {

  /** Bits of the lower end of the interval [0.707, 1.414) that the base is scaled into. */
  private static final long BREAK_BITS = Double.doubleToRawLongBits(0.70710678);

  /** Brings a subnormal base into the normal range. */
  private static final double SUBNORMAL_SCALE = 0x1p54;

  private static final int SUBNORMAL_EXPONENT = 54;

  /**
   * ln(2) to 42 bits, so that its product with any exponent is exact, and what is missing: LN_2 -
   * LN_2_FIRST is exact too.
   */
  private static final double LN_2_FIRST = 0x1.62e42fefa38p-1;

  private static final double LN_2_SECOND = (LN_2 - LN_2_FIRST) + LN_2_LOW;

  private static final double THIRD = 1d / 3d;

  /** 1/3 - THIRD. */
  private static final double THIRD_LOW = 0x1.5555555555555p-56;

  /** Coefficients of q<sup>0</sup> to q<sup>6</sup> of W. */
  private static final double W_0 = 0x1.9999999999b33p-3;

  private static final double W_1 = 0x1.2492492457723p-3;
  private static final double W_2 = 0x1.c71c722df7cf2p-4;
  private static final double W_3 = 0x1.745ce9af8d322p-4;
  private static final double W_4 = 0x1.3b1ef5b7f7fd1p-4;
  private static final double W_5 = 0x1.0f7f0095d7a6cp-4;
  private static final double W_6 = 0x1.0e4b622a50f9ep-4;

  private Power() {}

  /**
   * Returns base<sup>exponent</sup>, computed in double and rounded once.
   *
   * <ul>
   *   <li>Error at most 0.501 ulp; results below the smallest normal float are rounded to the
   *       subnormal numbers or +0.
   *   <li>1 for an exponent of 0, 0<sup>0</sup> included; +0 for a base of 0 and a positive
   *       exponent; 1 for a base of 1.
   *   <li>NaN if either is NaN.
   * </ul>
   *
   * @param base a probability: 0 to 1, or NaN
   * @param exponent zero, positive and finite, or NaN
   * @return the power, in 0 to 1, or NaN
   */
  public static float power(float base, float exponent) {
    return (float) power((double) base, (double) exponent);
  }

  /**
   * Returns base<sup>exponent</sup>.
   *
   * <ul>
   *   <li>Error at most 1.5 ulp for every result of at least 2<sup>-1000</sup>; smaller ones are
   *       exactly +0.
   *   <li>1 for an exponent of 0, 0<sup>0</sup> included; +0 for a base of 0 and a positive
   *       exponent; 1 for a base of 1.
   *   <li>NaN if either is NaN.
   * </ul>
   *
   * @param base a probability: 0 to 1, or NaN
   * @param exponent zero, positive and finite, or NaN
   * @return the power, in 0 to 1, or NaN
   */
  public static double power(double base, double exponent) {
    if (base == 0d) {
      // 1 for an exponent of 0, and NaN for NaN.
      return exponent > 0d ? 0d : 1d + exponent;
    }
    boolean subnormal = base < Double.MIN_NORMAL;
    double normal = subnormal ? base * SUBNORMAL_SCALE : base;
    long aboveBreak = Double.doubleToRawLongBits(normal) - BREAK_BITS;
    double k = (aboveBreak >> FRACTION_BITS) - (subnormal ? SUBNORMAL_EXPONENT : 0);
    double f = normal * Double.longBitsToDouble(ONE_BITS - (aboveBreak & EXPONENT_MASK)) - 1d;

    // Every name ending in "Low" is what the rounded value before it leaves out.
    double denominator = 2d + f;
    double denominatorLow = f - (denominator - 2d);
    double s = f / denominator;
    double sLow = (Math.fma(-s, denominator, f) - s * denominatorLow) / denominator;
    double q = s * s;
    double qLow = Math.fma(s, s, -q) + 2d * s * sLow;
    double tail = Math.fma(q, w(q), THIRD_LOW);
    double v = THIRD + tail;
    double vLow = (THIRD - v) + tail;
    double p = q * v;
    double pLow = Math.fma(q, v, -p) + Math.fma(q, vLow, qLow * v);
    double line = 2d * s;
    double curve = line * p;
    double curveLow = Math.fma(line, p, -curve) + line * pLow;

    double first = Math.fma(k, LN_2_FIRST, line);
    double firstLow = (k * LN_2_FIRST - first) + line;
    double second = first + curve;
    double secondLow = (first - second) + curve;
    double rest = Math.fma(k, LN_2_SECOND, Math.fma(2d * sLow, 1d + p, curveLow));
    rest += firstLow + secondLow;
    double log = second + rest;
    double logLow = (second - log) + rest;

    double distance = -exponent * log;
    double power = expNegative(distance);
    double exponentLow = Math.fma(exponent, logLow, Math.fma(exponent, log, distance));
    // Where the distance is infinite, what it leaves out is not a number.
    return power == 0d ? 0d : Math.fma(power, exponentLow, power);
  }

  /** The series of the logarithm from q<sup>2</sup> on: 1/5 + q/7 + q<sup>2</sup>/9 + ... */
  private static double w(double q) {
    double w = Math.fma(W_6, q, W_5);
    w = Math.fma(w, q, W_4);
    w = Math.fma(w, q, W_3);
    w = Math.fma(w, q, W_2);
    w = Math.fma(w, q, W_1);
    return Math.fma(w, q, W_0);
  }
}
