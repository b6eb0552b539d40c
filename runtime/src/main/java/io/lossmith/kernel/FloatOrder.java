package io.lossmith.kernel;

/**
 * The greatest of floats by their raw bits: a maximum of floats becomes maxima and minima of
 * integers, which every schedule computes alike and no comparison can lose a NaN from.
 *
 * <p>As integers, the bits of floats that are not negative are in the floats' order, those of
 * negative floats in the reverse of it, and all negative ones come before all others. So the
 * greatest float is the one with the greatest bits, unless all are negative: then it is the one
 * with the least.
 *
 * <p>{@code -0} sorts directly below {@code +0}, NaN with a positive sign above {@code +Infinity},
 * NaN with a negative sign below {@code -Infinity}.
 */
public final class FloatOrder {

  private FloatOrder() {}

  /**
   * The greatest of some floats.
   *
   * @param greatestBits the greatest of their raw bits
   * @param leastBits the least of their raw bits
   * @return the greatest float
   */
  public static float greatest(int greatestBits, int leastBits) {
    return Float.intBitsToFloat(greatestBits >= 0 ? greatestBits : leastBits);
  }

  /**
   * The greatest of some doubles, in the same way.
   *
   * @param greatestBits the greatest of their raw bits
   * @param leastBits the least of their raw bits
   * @return the greatest double
   */
  public static double greatest(long greatestBits, long leastBits) {
    return Double.longBitsToDouble(greatestBits >= 0 ? greatestBits : leastBits);
  }
}
