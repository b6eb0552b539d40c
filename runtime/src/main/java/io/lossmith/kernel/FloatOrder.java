package io.lossmith.kernel;

/**
 * An integer for every float or double, in their order: a maximum of floats becomes a maximum of
 * integers, which every schedule computes alike and no comparison can lose a NaN from.
 *
 * <p>The key is {@code b ^ ((b >> 31) & 0x7fffffff)} of the raw bits {@code b}, and likewise with
 * 63 for a double: negative floats sort in reverse of their bits, positive ones as they are. {@code
 * -0} sorts directly below {@code +0}, NaN with a positive sign above {@code +Infinity}, NaN with a
 * negative sign below {@code -Infinity}. The mapping is its own inverse.
 */
public final class FloatOrder {

  private FloatOrder() {}

  /**
   * The key of a float.
   *
   * @param value any float, NaN included
   * @return an integer that is greater exactly when the float is greater
   */
  public static int orderedKey(float value) {
    return flip(Float.floatToRawIntBits(value));
  }

  /**
   * The float of a key.
   *
   * @param key what {@link #orderedKey(float)} returned
   * @return the float that has this key
   */
  public static float fromOrderedKey(int key) {
    return Float.intBitsToFloat(flip(key));
  }

  /**
   * The key of a double.
   *
   * @param value any double, NaN included
   * @return an integer that is greater exactly when the double is greater
   */
  public static long orderedKey(double value) {
    return flip(Double.doubleToRawLongBits(value));
  }

  /**
   * The double of a key.
   *
   * @param key what {@link #orderedKey(double)} returned
   * @return the double that has this key
   */
  public static double fromOrderedKey(long key) {
    return Double.longBitsToDouble(flip(key));
  }

  private static int flip(int bits) {
    return bits ^ ((bits >> 31) & 0x7fffffff);
  }

  private static long flip(long bits) {
    return bits ^ ((bits >> 63) & 0x7fffffff_ffffffffL);
  }
}
