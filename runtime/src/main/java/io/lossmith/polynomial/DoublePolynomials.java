package io.lossmith.polynomial;

/**
 * The constants of the exponential and the logarithm in double, shared by scalar and vector code:
 * both do the same operations with them in the same order. {@code DoubleMath} says what they are
 * for, and how good.
 */
public final class DoublePolynomials {

  /** log2(e). */
  public static final double LOG2_E = 0x1.71547652b82fep0;

  /**
   * 1.5 * 2<sup>52</sup> + 1023. The ulp of a sum with it is 1, so the sum rounds the other term to
   * an integer n and leaves n + 1023, the biased exponent of 2<sup>n</sup>, in the lowest bits.
   */
  public static final double EXPONENT_ROUNDER = 0x1.80000000003ffp52;

  /** ln(2), rounded to double. */
  public static final double LN_2 = 0x1.62e42fefa39efp-1;

  /** ln(2) - LN_2. */
  public static final double LN_2_LOW = 0x1.abc9e3b39803fp-56;

  /** Coefficients of r<sup>2</sup> to r<sup>11</sup> of exp(r); those of 1 and r are exactly 1. */
  public static final double EXP_2 = 0x1.0000000000009p-1;

  /** The coefficient of the power 3. */
  public static final double EXP_3 = 0x1.5555555555558p-3;

  /** The coefficient of the power 4. */
  public static final double EXP_4 = 0x1.55555555503c2p-5;

  /** The coefficient of the power 5. */
  public static final double EXP_5 = 0x1.111111110f7f9p-7;

  /** The coefficient of the power 6. */
  public static final double EXP_6 = 0x1.6c16c18609e12p-10;

  /** The coefficient of the power 7. */
  public static final double EXP_7 = 0x1.a01a01b011139p-13;

  /** The coefficient of the power 8. */
  public static final double EXP_8 = 0x1.a019939cf17b8p-16;

  /** The coefficient of the power 9. */
  public static final double EXP_9 = 0x1.71ddf6a613fe5p-19;

  /** The coefficient of the power 10. */
  public static final double EXP_10 = 0x1.28b426129b630p-22;

  /** The coefficient of the power 11. */
  public static final double EXP_11 = 0x1.af6344f61f786p-26;

  /** Bits of 1.0. */
  public static final long ONE_BITS = 0x3ff0_0000_0000_0000L;

  /** Sign and exponent of a double's bits. */
  public static final long EXPONENT_MASK = 0xfff0_0000_0000_0000L;

  /** Bits in a double's fraction. */
  public static final int FRACTION_BITS = 52;

  /** Bits of the lower end of the interval [0.779, 1.558) that 1 + x is scaled into. */
  public static final long BREAK_BITS = Double.doubleToRawLongBits(0.779);

  /** Coefficients of s<sup>2</sup> to s<sup>16</sup> of (log(1 + f) - 2 s) / s, s = f / (2 + f). */
  public static final double LOG_2 = 0x1.555555555553bp-1;

  /** The coefficient of the power 4. */
  public static final double LOG_4 = 0x1.99999999a24c4p-2;

  /** The coefficient of the power 6. */
  public static final double LOG_6 = 0x1.2492491cb8608p-2;

  /** The coefficient of the power 8. */
  public static final double LOG_8 = 0x1.c71c789ff2145p-3;

  /** The coefficient of the power 10. */
  public static final double LOG_10 = 0x1.745b7145210e5p-3;

  /** The coefficient of the power 12. */
  public static final double LOG_12 = 0x1.3b4eaeacd8773p-3;

  /** The coefficient of the power 14. */
  public static final double LOG_14 = 0x1.0c519cbc00c31p-3;

  /** The coefficient of the power 16. */
  public static final double LOG_16 = 0x1.248e4b0096c1ap-3;

  private DoublePolynomials() {}
}
