package io.lossmith.kernel;

/**
 * The hyperbolic tangent and its derivative, in float and in double: what a soft cap c tanh(x / c)
 * of the logits needs.
 *
 * <p><b>Same bits on every JVM</b>, for the reasons given at {@link ScalarMath}: {@link
 * Math#tanh(double)} may differ from one to the next.
 *
 * <p>With E = exp(-2 |x|) from {@link ScalarMath} or {@link DoubleMath}: tanh |x| = 1 - 2 E / (1 +
 * E), and below 5/8, where that cancels, x + x<sup>3</sup> P(x<sup>2</sup>), P a minimax
 * polynomial; the split is that of S. L. Moshier's <i>Cephes</i> library, 1992. The derivative is 4
 * E / (1 + E)<sup>2</sup>, which never cancels, where 1 - tanh<sup>2</sup> keeps no digit of a
 * capped logit. Scalar code computes one of the two forms; vector code computes both and blends
 * them into the same bits.
 *
 * <p>Error bounds are in ulps, as {@link ScalarMath} and {@link DoubleMath} count them, and hold
 * relatively however small the result is, down to the smallest normal number. All methods are pure
 * functions: safe for any number of threads, nothing is allocated.
 */
public final class Hyperbolic {

  /** Where the polynomial's range ends. */
  private static final float FLOAT_BREAK = 0.625f;

  private static final double DOUBLE_BREAK = 0.625;

  /** Coefficients of x<sup>3</sup> to x<sup>11</sup> of tanh(x); that of x is exactly 1. */
  private static final float F_3 = -0x1.55553ap-2f;

  private static final float F_5 = 0x1.1107acp-3f;
  private static final float F_7 = -0x1.b83a1p-5f;
  private static final float F_9 = 0x1.51c5c2p-6f;
  private static final float F_11 = -0x1.733f28p-8f;

  /** Coefficients of x<sup>3</sup> to x<sup>25</sup> of tanh(x); that of x is exactly 1. */
  private static final double D_3 = -0x1.5555555555552p-2;

  private static final double D_5 = 0x1.1111111110c03p-3;
  private static final double D_7 = -0x1.ba1ba1b9ce669p-5;
  private static final double D_9 = 0x1.664f4870376fdp-6;
  private static final double D_11 = -0x1.226e32c131a65p-7;
  private static final double D_13 = 0x1.d6d3584e5f4b6p-9;
  private static final double D_15 = -0x1.7d9c1d5b62b00p-10;
  private static final double D_17 = 0x1.350ae1996ac8ep-11;
  private static final double D_19 = -0x1.f10cb4325bf3cp-13;
  private static final double D_21 = 0x1.800618aa67995p-14;
  private static final double D_23 = -0x1.fa7520001122ep-16;
  private static final double D_25 = 0x1.9580d06d2ca79p-18;

  private Hyperbolic() {}

  /**
   * Returns tanh(x).
   *
   * <ul>
   *   <li>Error at most 1.5 ulp, over every float; tanh(x) is x, the sign of zero included, as long
   *       as |x| is below 2<sup>-12</sup>.
   *   <li>Odd to the last bit: tanh(-x) = -tanh(x).
   *   <li>Never outside -1 to 1, and exactly -1 or 1 from |x| = 9.02 on, infinities included.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x any float
   * @return tanh(x), in -1 to 1, or NaN
   */
  public static float tanh(float x) {
    float magnitude = Math.abs(x);
    float tanh = magnitude < FLOAT_BREAK ? nearZero(magnitude) : farFromZero(magnitude);
    return Math.copySign(tanh, x);
  }

  /**
   * Returns the derivative of tanh, 1 - tanh(x)<sup>2</sup>, from the exponential, so that it keeps
   * its digits where tanh(x) is nearly 1.
   *
   * <ul>
   *   <li>Error at most 2.5 ulp, over every float, as long as |x| is at most {@link
   *       ScalarMath#LARGEST_DISTANCE} / 2; exactly +0 beyond.
   *   <li>Even to the last bit; exactly 1 at zero and never above 1.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x any float
   * @return 1 - tanh(x)<sup>2</sup>, in 0 to 1, or NaN
   */
  public static float tanhDerivative(float x) {
    float e = ScalarMath.expNegative(2f * Math.abs(x));
    return 4f * e / Math.fma(e, 2f + e, 1f);
  }

  /**
   * Returns tanh(x) in double.
   *
   * <ul>
   *   <li>Error at most 1.5 ulp; tanh(x) is x, the sign of zero included, as long as |x| is below
   *       2<sup>-27</sup>.
   *   <li>Odd to the last bit: tanh(-x) = -tanh(x).
   *   <li>Never outside -1 to 1, and exactly -1 or 1 from |x| = 19.07 on, infinities included.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x any double
   * @return tanh(x), in -1 to 1, or NaN
   */
  public static double tanh(double x) {
    double magnitude = Math.abs(x);
    double tanh = magnitude < DOUBLE_BREAK ? nearZero(magnitude) : farFromZero(magnitude);
    return Math.copySign(tanh, x);
  }

  /**
   * Returns the derivative of tanh, 1 - tanh(x)<sup>2</sup>, in double.
   *
   * <ul>
   *   <li>Error at most 2.5 ulp as long as |x| is at most {@link DoubleMath#LARGEST_DISTANCE} / 2;
   *       exactly +0 beyond.
   *   <li>Even to the last bit; exactly 1 at zero and never above 1.
   *   <li>NaN for NaN.
   * </ul>
   *
   * @param x any double
   * @return 1 - tanh(x)<sup>2</sup>, in 0 to 1, or NaN
   */
  public static double tanhDerivative(double x) {
    double e = DoubleMath.expNegative(2d * Math.abs(x));
    return 4d * e / Math.fma(e, 2d + e, 1d);
  }

  private static float nearZero(float x) {
    float square = x * x;
    float p = Math.fma(F_11, square, F_9);
    p = Math.fma(p, square, F_7);
    p = Math.fma(p, square, F_5);
    p = Math.fma(p, square, F_3);
    return Math.fma(x * square, p, x);
  }

  private static float farFromZero(float x) {
    float e = ScalarMath.expNegative(2f * x);
    return 1f - 2f * e / (1f + e);
  }

  private static double nearZero(double x) {
    double square = x * x;
    double p = Math.fma(D_25, square, D_23);
    p = Math.fma(p, square, D_21);
    p = Math.fma(p, square, D_19);
    p = Math.fma(p, square, D_17);
    p = Math.fma(p, square, D_15);
    p = Math.fma(p, square, D_13);
    p = Math.fma(p, square, D_11);
    p = Math.fma(p, square, D_9);
    p = Math.fma(p, square, D_7);
    p = Math.fma(p, square, D_5);
    p = Math.fma(p, square, D_3);
    return Math.fma(x * square, p, x);
  }

  private static double farFromZero(double x) {
    double e = DoubleMath.expNegative(2d * x);
    return 1d - 2d * e / (1d + e);
  }
}
