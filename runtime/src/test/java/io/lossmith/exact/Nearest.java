package io.lossmith.exact;

import java.math.BigDecimal;

/** Whether a double is the one nearest to an exact quotient, judged by exact comparisons alone. */
public final class Nearest {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Nearest() {}

  /**
   * Whether a double is the nearest to {@code numerator / denominator}, the even one of two.
   *
   * @param denominator greater than 0
   */
  public static boolean isNearest(double result, BigDecimal numerator, BigDecimal denominator) {
    if (Double.isNaN(result)) {
      return false;
    }
    if (numerator.signum() == 0) {
      return Double.doubleToRawLongBits(result) == 0L;
    }
    boolean negative = Double.doubleToRawLongBits(result) < 0L;
    if (negative != numerator.signum() < 0) {
      return false;
    }
    BigDecimal magnitude = numerator.abs();
    double nearest = Math.abs(result);
    int below = magnitude.compareTo(denominator.multiply(middle(Math.nextDown(nearest))));
    int above = magnitude.compareTo(denominator.multiply(middle(nearest)));
    boolean even = (Double.doubleToRawLongBits(nearest) & 1L) == 0L;
    return (nearest == 0d || (even ? below >= 0 : below > 0))
        && (nearest == Double.POSITIVE_INFINITY || (even ? above <= 0 : above < 0));
  }

  /** Halfway from a double to the next, which may lie beyond all; below 0, and of it, not asked. */
  private static BigDecimal middle(double lower) {
    if (!(lower >= 0d && lower <= Double.MAX_VALUE)) {
      return BigDecimal.ZERO;
    }
    return new BigDecimal(lower).add(new BigDecimal(Math.ulp(lower)).divide(TWO));
  }
}
