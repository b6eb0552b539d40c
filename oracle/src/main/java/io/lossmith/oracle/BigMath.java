package io.lossmith.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Exponential and logarithms of {@link BigDecimal}, good to 60 significant digits.
 *
 * <p>Method: the argument is reduced by multiples of ln 2 and by halving, then the Taylor series is
 * summed; logarithms are the inverse of that exponential by Halley's iteration, or the series of
 * atanh near 1. All of it runs on 80 digits, so that the relative error of every result is below
 * 10<sup>-60</sup> (tests compare with published digits and check the functions' identities).
 *
 * <p>Pure functions: safe for any thread.
 */
public final class BigMath {
  /**
   * The precision that results are rounded to by those who use this class: 60 digits, half even.
   */
  public static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);

  /** Below this argument {@link #exp} returns 0: its value has more than 434000 zeros. */
  static final BigDecimal SMALLEST_EXP_ARGUMENT = BigDecimal.valueOf(-1_000_000);

  private static final BigDecimal LARGEST_EXP_ARGUMENT = BigDecimal.valueOf(1_000_000);

  /** The precision of intermediate results. */
  static final MathContext WORKING = new MathContext(80, RoundingMode.HALF_EVEN);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private static final int HALVINGS = 12;

  /** Up to this magnitude log1p sums its series; above, forming 1 + x loses nothing. */
  private static final BigDecimal LOG1P_SERIES = new BigDecimal("0.05");

  // ln 2 = 2 atanh(1/3)
  private static final BigDecimal LN_2 =
      TWO.multiply(atanh(BigDecimal.ONE.divide(BigDecimal.valueOf(3), WORKING)), WORKING);

  private BigMath() {}

  /** Returns ln 2. */
  public static BigDecimal ln2() {
    return LN_2;
  }

  /**
   * Returns e to the power x.
   *
   * @param x any number up to a million; below minus a million the result is 0
   * @throws ArithmeticException if x is above a million
   */
  public static BigDecimal exp(BigDecimal x) {
    if (x.compareTo(SMALLEST_EXP_ARGUMENT) < 0) {
      return BigDecimal.ZERO;
    }
    if (x.compareTo(LARGEST_EXP_ARGUMENT) > 0) {
      throw new ArithmeticException("exp of " + x.round(new MathContext(10)) + "; at most 1000000");
    }
    int power = x.divide(LN_2, WORKING).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    BigDecimal reduced = x.subtract(BigDecimal.valueOf(power).multiply(LN_2), WORKING);
    BigDecimal value = expSeries(reduced.divide(TWO.pow(HALVINGS), WORKING));
    for (int i = 0; i < HALVINGS; i++) {
      value = value.multiply(value, WORKING);
    }
    BigDecimal scale = TWO.pow(Math.abs(power), WORKING);
    return power < 0 ? value.divide(scale, WORKING) : value.multiply(scale, WORKING);
  }

  /**
   * Returns the natural logarithm of x.
   *
   * @throws ArithmeticException if x is not positive
   */
  public static BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw new ArithmeticException("log of " + x + "; must be positive");
    }
    if (x.subtract(BigDecimal.ONE).abs().compareTo(LOG1P_SERIES) <= 0) {
      return log1p(x.subtract(BigDecimal.ONE));
    }
    // A power of ten is split off so that the first guess lies within the range of a double.
    int decimals = x.precision() - x.scale();
    BigDecimal mantissa = x.scaleByPowerOfTen(-decimals);
    double guess = Math.log(mantissa.doubleValue()) + decimals * Math.log(10);
    BigDecimal result = new BigDecimal(guess);
    // Halley: the number of right digits triples each time, 13 -> 39 -> 117.
    for (int i = 0; i < 2; i++) {
      BigDecimal power = exp(result);
      BigDecimal correction =
          TWO.multiply(x.subtract(power, WORKING)).divide(x.add(power, WORKING), WORKING);
      result = result.add(correction, WORKING);
    }
    return result;
  }

  /**
   * Returns the natural logarithm of 1 + x, relatively accurate however small x is.
   *
   * @throws ArithmeticException if x is -1 or less
   */
  public static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(LOG1P_SERIES) > 0) {
      return log(x.add(BigDecimal.ONE));
    }
    return TWO.multiply(atanh(x.divide(x.add(TWO), WORKING)), WORKING);
  }

  private static BigDecimal expSeries(BigDecimal x) {
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; ; n++) {
      term = term.multiply(x, WORKING).divide(BigDecimal.valueOf(n), WORKING);
      BigDecimal next = sum.add(term, WORKING);
      if (next.compareTo(sum) == 0) {
        return sum;
      }
      sum = next;
    }
  }

  /** The series of atanh: x + x^3/3 + x^5/5 + ... */
  private static BigDecimal atanh(BigDecimal x) {
    BigDecimal square = x.multiply(x, WORKING);
    BigDecimal sum = x;
    BigDecimal power = x;
    for (int n = 3; ; n += 2) {
      power = power.multiply(square, WORKING);
      BigDecimal next = sum.add(power.divide(BigDecimal.valueOf(n), WORKING), WORKING);
      if (next.compareTo(sum) == 0) {
        return sum;
      }
      sum = next;
    }
  }
}
