package io.lossmith.polynomial;

/**
 * The constants of the exponential and the logarithm in float, shared by scalar and vector code:
 * both do the same operations with them in the same order. {@code ScalarMath} says what they are
 * for, and how good.
 */
public final class FloatPolynomials {

  /** log2(e). */
  public static final float LOG2_E = 0x1.715476p0f;

  /**
   * 1.5 * 2<sup>23</sup> + 127. The ulp of a sum with it is 1, so the sum rounds the other term to
   * an integer n and leaves n + 127, the biased exponent of 2<sup>n</sup>, in the lowest bits.
   */
  public static final float EXPONENT_ROUNDER = 0x1.8000fep23f;

  /**
   * ln(2), rounded to float. It is also the high part of ln(2) in the reduction: a fused {@code n *
   * LN_2 + x} is exact, since the result is a multiple of 2<sup>-25</sup> below 1/2.
   */
  public static final float LN_2 = 0x1.62e43p-1f;

  /** ln(2) - LN_2. */
  public static final float LN_2_LOW = -0x1.05c61p-29f;

  /** Coefficients of r<sup>2</sup> to r<sup>6</sup> of exp(r); those of 1 and r are exactly 1. */
  public static final float EXP_2 = 0x1.fffffap-2f;

  /** The coefficient of the power 3. */
  public static final float EXP_3 = 0x1.55545ap-3f;

  /** The coefficient of the power 4. */
  public static final float EXP_4 = 0x1.5558f8p-5f;

  /** The coefficient of the power 5. */
  public static final float EXP_5 = 0x1.125882p-7f;

  /** The coefficient of the power 6. */
  public static final float EXP_6 = 0x1.6aaccp-10f;

  /** Bits of 1f. */
  public static final int ONE_BITS = 0x3f80_0000;

  /** Sign and exponent of a float's bits. */
  public static final int EXPONENT_MASK = 0xff80_0000;

  /** Bits in a float's fraction. */
  public static final int FRACTION_BITS = 23;

  /**
   * Bits of the lower end of the interval [0.779, 1.558) that 1 + x is scaled into. The end is just
   * above exp(-1/4), so that the logarithm of a scaled value stays above -1/4 and its rounding
   * error, added to a multiple of ln(2), stays small.
   */
  public static final int BREAK_BITS = Float.floatToRawIntBits(0.779f);

  /** Coefficients of f<sup>2</sup> to f<sup>10</sup> of log(1 + f); that of f is exactly 1. */
  public static final float LOG_2 = -0x1.000002p-1f;

  /** The coefficient of the power 3. */
  public static final float LOG_3 = 0x1.555544p-2f;

  /** The coefficient of the power 4. */
  public static final float LOG_4 = -0x1.fff7eap-3f;

  /** The coefficient of the power 5. */
  public static final float LOG_5 = 0x1.9986b4p-3f;

  /** The coefficient of the power 6. */
  public static final float LOG_6 = -0x1.5667e8p-3f;

  /** The coefficient of the power 7. */
  public static final float LOG_7 = 0x1.2996a8p-3f;

  /** The coefficient of the power 8. */
  public static final float LOG_8 = -0x1.fbc172p-4f;

  /** The coefficient of the power 9. */
  public static final float LOG_9 = 0x1.56d28ep-4f;

  /** The coefficient of the power 10. */
  public static final float LOG_10 = -0x1.dd47f8p-6f;

  private FloatPolynomials() {}
}
