package io.lossmith.kernel;

/**
 * Which logits of a row are its maximum, without a branch.
 *
 * <p>The sum over a row leaves every maximum out and then counts all but one of them in: {@code
 * rest} is small exactly when the row is confident, and {@code log1p(rest)} keeps every digit of
 * it. A branch on "is this the maximum" would be mispredicted about once a row.
 */
public final class Maxima {

  private Maxima() {}

  /**
   * Whether a logit lies below the maximum.
   *
   * @param distance maximum - logit: +0 or more, or NaN of either sign
   * @return -1, all bits set, if the distance is not 0; 0 if it is
   */
  public static int belowMaximum(float distance) {
    int bits = Float.floatToRawIntBits(distance);
    return (bits | -bits) >> 31;
  }

  /**
   * The value if its logit lies below the maximum, else +0.
   *
   * @param below what {@link #belowMaximum(float)} returned
   * @param value any float
   * @return {@code value} or {@code +0f}
   */
  public static float keepIf(int below, float value) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(value) & below);
  }

  /**
   * Whether a logit lies below the maximum, in double.
   *
   * @param distance maximum - logit: +0 or more, or NaN of either sign
   * @return -1, all bits set, if the distance is not 0; 0 if it is
   */
  public static long belowMaximum(double distance) {
    long bits = Double.doubleToRawLongBits(distance);
    return (bits | -bits) >> 63;
  }

  /**
   * The value if its logit lies below the maximum, else +0.
   *
   * @param below what {@link #belowMaximum(double)} returned
   * @param value any double
   * @return {@code value} or {@code +0d}
   */
  public static double keepIf(long below, double value) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & below);
  }
}
