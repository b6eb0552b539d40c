package io.lossmith.kernel;

/**
 * Numbers of 16 bits in the bfloat16 format, held in {@code short}: the upper half of a float, with
 * its sign, its 8 bits of exponent and the first 7 of its fraction.
 *
 * <p>Integer operations alone, exactly defined: the same bits on every JVM. Pure functions: safe
 * for any number of threads, nothing is allocated. The format is Google's, as in Intel's
 * <i>BFLOAT16 – Hardware Numerics Definition</i>, 2018, but for subnormal numbers, which are kept.
 */
public final class Bfloat16 {

  /** How many bits of a float the format lacks. */
  private static final int MISSING_BITS = 16;

  /** Just under half of the last place that is kept, in bits of a float. */
  private static final int ALMOST_HALF = 0x7fff;

  /** The bits of positive infinity, as a float. */
  private static final int INFINITY_BITS = 0x7f80_0000;

  /** The first bit of a NaN's fraction, as a float: it makes the NaN a quiet one. */
  private static final int QUIET_BIT = 0x0040_0000;

  private Bfloat16() {}

  /**
   * The value of a bfloat16, exactly.
   *
   * @param bits the number's bits
   * @return the same number; infinities and signs of zero are kept, NaN stays NaN
   */
  public static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << MISSING_BITS);
  }

  /**
   * The bfloat16 nearest to a float; of two that are equally near, the one whose last bit is 0.
   *
   * <p>Relative error at most 2<sup>-9</sup> from 2<sup>-126</sup> on; below, absolute error at
   * most 2<sup>-134</sup>. From (2 - 2<sup>-8</sup>) 2<sup>127</sup> on the result is infinite.
   *
   * @param value any float
   * @return the number's bits; infinities and signs of zero are kept, NaN stays NaN of the same
   *     sign
   */
  public static short fromFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int lastKept = (bits >>> MISSING_BITS) & 1;
    int rounded = bits + ALMOST_HALF + lastKept;
    // A NaN could round to infinity, or lose all of its fraction that is not 0.
    boolean nan = (bits & Integer.MAX_VALUE) > INFINITY_BITS;
    return (short) ((nan ? bits | QUIET_BIT : rounded) >>> MISSING_BITS);
  }
}
