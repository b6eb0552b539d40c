package io.lossmith.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A number as the unevaluated sum of two doubles: about 106 bits, 32 decimal digits.
 *
 * <p>{@code high} is the double nearest to the value and {@code low} the rest. Relative errors,
 * with u = 2<sup>-53</sup>: sums 3u<sup>2</sup> whatever the signs, products 5u<sup>2</sup>,
 * quotients 10u<sup>2</sup>; {@link #sum}, {@link #difference} and {@link #product} of two doubles
 * are exact. (Joldes, Muller, Popescu: Tight and rigorous error bounds for basic building blocks of
 * double-word arithmetic, ACM TOMS 44(2), 2017.) Below 2<sup>-968</sup> the low part meets the
 * subnormal range: there the error is a few times 2<sup>-1074</sup> absolutely. Infinities and NaN
 * behave as in double.
 *
 * <p>Immutable.
 */
public final class DoubleDouble implements Comparable<DoubleDouble> {
  /** 0. */
  public static final DoubleDouble ZERO = new DoubleDouble(0, 0);

  /** 1. */
  public static final DoubleDouble ONE = new DoubleDouble(1, 0);

  /** Not a number. */
  public static final DoubleDouble NAN = new DoubleDouble(Double.NaN, 0);

  /** Positive infinity. */
  public static final DoubleDouble INFINITY = new DoubleDouble(Double.POSITIVE_INFINITY, 0);

  private static final MathContext PRINTED = new MathContext(32);

  private final double high;
  private final double low;

  private DoubleDouble(double high, double low) {
    this.high = high;
    this.low = low;
  }

  /** Returns the value of a double. */
  public static DoubleDouble of(double value) {
    return new DoubleDouble(value, 0);
  }

  /** Returns the value of a decimal, rounded to 106 bits. */
  public static DoubleDouble of(BigDecimal value) {
    double high = value.doubleValue();
    return Double.isInfinite(high)
        ? of(high)
        : fastSum(high, value.subtract(new BigDecimal(high)).doubleValue());
  }

  /** Returns a + b exactly, unless the sum overflows. */
  public static DoubleDouble sum(double a, double b) {
    double sum = a + b;
    if (!Double.isFinite(sum)) {
      return of(sum);
    }
    double part = sum - a;
    return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
  }

  /** Returns a - b exactly, unless the difference overflows. */
  public static DoubleDouble difference(double a, double b) {
    return sum(a, -b);
  }

  /** Returns a * b exactly, unless the product overflows or comes below 2^-968. */
  public static DoubleDouble product(double a, double b) {
    double product = a * b;
    return Double.isFinite(product)
        ? new DoubleDouble(product, Math.fma(a, b, -product))
        : of(product);
  }

  /** Returns the double nearest to the value. */
  public double toDouble() {
    return high;
  }

  /** Returns what {@link #toDouble} leaves out. */
  public double low() {
    return low;
  }

  /** Returns the float nearest to the value, ties to even; rounded once. */
  public float toFloat() {
    if (low == 0 || !Double.isFinite(high)) {
      return (float) high;
    }
    // Rounded to odd first: truncated towards zero, with the last bit set as a mark that something
    // was cut off. The second rounding then cannot mistake the value for a tie.
    long bits = Double.doubleToRawLongBits(high);
    if (low < 0 == high > 0) {
      bits--;
    }
    return (float) Double.longBitsToDouble(bits | 1);
  }

  /**
   * Returns the exact value as a decimal.
   *
   * @throws ArithmeticException if it is infinite or NaN
   */
  public BigDecimal toBigDecimal() {
    if (!isFinite()) {
      throw new ArithmeticException(high + " has no decimal value");
    }
    return new BigDecimal(high).add(new BigDecimal(low));
  }

  /** Returns whether this is neither infinite nor NaN. */
  public boolean isFinite() {
    return Double.isFinite(high);
  }

  /** Returns this + other. */
  public DoubleDouble add(DoubleDouble other) {
    DoubleDouble highs = sum(high, other.high);
    if (!highs.isFinite()) {
      return highs;
    }
    DoubleDouble lows = sum(low, other.low);
    DoubleDouble partial = fastSum(highs.high, highs.low + lows.high);
    return fastSum(partial.high, lows.low + partial.low);
  }

  /** Returns this - other. */
  public DoubleDouble subtract(DoubleDouble other) {
    return add(other.negate());
  }

  /** Returns this * other. */
  public DoubleDouble multiply(DoubleDouble other) {
    DoubleDouble highs = product(high, other.high);
    if (!highs.isFinite()) {
      return highs;
    }
    double crossed = Math.fma(low, other.high, Math.fma(high, other.low, low * other.low));
    return fastSum(highs.high, highs.low + crossed);
  }

  /** Returns this / other. */
  public DoubleDouble divide(DoubleDouble other) {
    double first = high / other.high;
    if (!Double.isFinite(first) || !other.isFinite()) {
      return of(first);
    }
    DoubleDouble remainder = subtract(other.multiply(of(first)));
    double second = remainder.high / other.high;
    double third = remainder.subtract(other.multiply(of(second))).high / other.high;
    return fastSum(first, second).add(of(third));
  }

  /** Returns this * 2^power, exactly unless it overflows or comes below 2^-968. */
  public DoubleDouble scale(int power) {
    // The low part may round when it meets the subnormal range, so the sum is formed anew.
    return fastSum(Math.scalb(high, power), Math.scalb(low, power));
  }

  /** Returns this + this, exactly unless it overflows. */
  public DoubleDouble twice() {
    return new DoubleDouble(2 * high, 2 * low);
  }

  /** Returns -this. */
  public DoubleDouble negate() {
    return new DoubleDouble(-high, -low);
  }

  /** Returns the magnitude. */
  public DoubleDouble abs() {
    return high < 0 ? negate() : this;
  }

  /**
   * Returns this * other, where 0 times anything but NaN is 0: the product with a weight or a
   * target probability.
   */
  public DoubleDouble weigh(DoubleDouble other) {
    boolean vanishes =
        (high == 0 && !Double.isNaN(other.high)) || (other.high == 0 && !Double.isNaN(high));
    return vanishes ? ZERO : multiply(other);
  }

  /** Returns whether the value is 0. */
  public boolean isZero() {
    return high == 0;
  }

  /** Returns whether this is not a number. */
  public boolean isNaN() {
    return Double.isNaN(high);
  }

  /** Orders by value; the zeros are equal and NaN comes last. */
  @Override
  public int compareTo(DoubleDouble other) {
    // Adding 0 makes a zero of either sign +0.
    int highs = Double.compare(high + 0.0, other.high + 0.0);
    return highs != 0 ? highs : Double.compare(low + 0.0, other.low + 0.0);
  }

  /** Returns whether the other object is the same value. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DoubleDouble value && compareTo(value) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(high + 0.0) + Double.hashCode(low + 0.0);
  }

  /** Returns 32 significant digits, or Infinity, -Infinity, NaN. */
  @Override
  public String toString() {
    return isFinite() ? toBigDecimal().round(PRINTED).toString() : Double.toString(high);
  }

  /** The sum of two doubles of which the first has the larger magnitude. */
  private static DoubleDouble fastSum(double larger, double smaller) {
    double sum = larger + smaller;
    return Double.isFinite(sum) ? new DoubleDouble(sum, smaller - (sum - larger)) : of(sum);
  }
}
