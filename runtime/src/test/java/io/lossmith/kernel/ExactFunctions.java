package io.lossmith.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The exponential and the logarithm of a double to 50 digits and more, by their series. */
final class ExactFunctions {

  private static final MathContext DIGITS = new MathContext(60, RoundingMode.HALF_EVEN);
  private static final BigDecimal TERM_LIMIT = new BigDecimal("1e-60");
  private static final int HALVINGS = 12;

  private ExactFunctions() {}

  /** exp(x) for |x| up to 100: Taylor's series at x / 2^12, squared 12 times. */
  static BigDecimal exp(BigDecimal x) {
    BigDecimal reduced = x.divide(BigDecimal.valueOf(1L << HALVINGS), DIGITS);
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ONE;
    for (int i = 1; term.abs().compareTo(TERM_LIMIT) > 0; i++) {
      term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  /**
   * log(1 + x) for x from 2^-40 to 2^24: Halley's iteration y + 2 (a - exp(y)) / (a + exp(y)), a =
   * 1 + x, which triples the number of right digits; from 16 digits, two steps reach the last.
   */
  static BigDecimal log1p(BigDecimal x) {
    BigDecimal onePlusX = x.add(BigDecimal.ONE);
    BigDecimal y = new BigDecimal(Math.log1p(x.doubleValue()));
    for (int i = 0; i < 2; i++) {
      BigDecimal exp = exp(y);
      BigDecimal correction =
          onePlusX.subtract(exp).divide(onePlusX.add(exp), DIGITS).multiply(BigDecimal.valueOf(2));
      y = y.add(correction, DIGITS);
    }
    return y;
  }
}
