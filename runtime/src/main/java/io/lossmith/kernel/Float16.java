package io.lossmith.kernel;

/**
 * Numbers of 16 bits in the binary16 format of IEEE 754-2019, held in {@code short}: a sign, 5 bits
 * of exponent and 10 of fraction. The largest is 65504, the smallest normal 2<sup>-14</sup>, the
 * smallest 2<sup>-24</sup>.
 *
 * <p>Integer operations, and one addition or subtraction where a number is subnormal, all exactly
 * defined: the same bits on every JVM, and those of {@code Float.float16ToFloat} and {@code
 * Float.floatToFloat16}, which Java has from 20 on, but that signalling NaN stays signalling on its
 * way to float. Nothing is done that a vector blend could not mirror. Pure functions: safe for any
 * number of threads, nothing is allocated. The method is F. Giesen's, <i>Half to float done
 * quick</i>, 2012.
 */
public final class Float16 {

  /** How many bits of fraction a float has more. */
  private static final int MISSING_BITS = 13;

  /** Just under half of the last place that is kept, in bits of a float. */
  private static final int ALMOST_HALF = 0xfff;

  /** Where a float has its sign, and how far up from a half's. */
  private static final int SIGN_MASK = 0x8000_0000;

  private static final int SIGN_SHIFT = 16;

  /** The bits of a half but for its sign, and those of its exponent. */
  private static final int MAGNITUDE_MASK = 0x7fff;

  private static final int EXPONENT_MASK = 0x7c00;

  /** A half's exponent is biased by 15, a float's by 127: the difference in a float's bits. */
  private static final int BIAS_DIFFERENCE = (127 - 15) << 23;

  /** The smallest normal half, as a float, and its bits. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  private static final int SMALLEST_NORMAL_BITS = (127 - 14) << 23;

  /** The float whose ulp is 2<sup>-24</sup>: a sum with it rounds to a subnormal half. */
  private static final float SUBNORMAL_ROUNDER = 0.5f;

  private static final int SUBNORMAL_ROUNDER_BITS = (127 - 1) << 23;

  /** The bits of 2<sup>16</sup> as a float: from there on every float rounds to infinity. */
  private static final int OVERFLOW_BITS = (127 + 16) << 23;

  /** The bits of positive infinity, as a float. */
  private static final int INFINITY_BITS = 0x7f80_0000;

  /** The first bit of a NaN's fraction, as a half: it makes the NaN a quiet one. */
  private static final int QUIET_BIT = 0x0200;

  private Float16() {}

  /**
   * The value of a half, exactly.
   *
   * @param bits the number's bits
   * @return the same number; infinities and signs of zero are kept, NaN stays NaN of the same sign
   *     and payload
   */
  public static float toFloat(short bits) {
    int shifted = (bits & MAGNITUDE_MASK) << MISSING_BITS;
    int exponent = bits & EXPONENT_MASK;
    int magnitude = shifted + BIAS_DIFFERENCE;
    if (exponent == EXPONENT_MASK) {
      magnitude = shifted | INFINITY_BITS;
    } else if (exponent == 0) {
      // As if there were a leading 1, which is then taken off again.
      float leadingOne = Float.intBitsToFloat(shifted + SMALLEST_NORMAL_BITS);
      magnitude = Float.floatToRawIntBits(leadingOne - SMALLEST_NORMAL);
    }
    return Float.intBitsToFloat(magnitude | (bits << SIGN_SHIFT & SIGN_MASK));
  }

  /**
   * The half nearest to a float; of two that are equally near, the one whose last bit is 0.
   *
   * <p>Relative error at most 2<sup>-11</sup> from 2<sup>-14</sup> to 65504; below, absolute error
   * at most 2<sup>-25</sup>. From 65520 on the result is infinite.
   *
   * @param value any float
   * @return the number's bits; infinities and signs of zero are kept, NaN stays NaN of the same
   *     sign
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int magnitude = bits & Integer.MAX_VALUE;
    int sign = (bits & SIGN_MASK) >>> SIGN_SHIFT;
    int half;
    if (magnitude > INFINITY_BITS) {
      half = EXPONENT_MASK | QUIET_BIT | (magnitude >>> MISSING_BITS & MAGNITUDE_MASK);
    } else if (magnitude >= OVERFLOW_BITS) {
      half = EXPONENT_MASK;
    } else if (magnitude < SMALLEST_NORMAL_BITS) {
      float rounded = Float.intBitsToFloat(magnitude) + SUBNORMAL_ROUNDER;
      half = Float.floatToRawIntBits(rounded) - SUBNORMAL_ROUNDER_BITS;
    } else {
      int lastKept = magnitude >>> MISSING_BITS & 1;
      half = (magnitude - BIAS_DIFFERENCE + ALMOST_HALF + lastKept) >>> MISSING_BITS;
    }
    return (short) (sign | half);
  }
}
