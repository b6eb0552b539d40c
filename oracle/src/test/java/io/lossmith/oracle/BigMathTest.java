package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BigMathTest {
  private static final BigDecimal LIMIT = new BigDecimal("1e-60");

  @ParameterizedTest
  @CsvSource({
    "1, 2.71828182845904523536028747135266249775724709369995957496696763",
    "-1, 0.367879441171442321595523770161460867445811131031767834507836802",
    "0.5, 1.64872127070012814684865078781416357165377610071014801157507931",
  })
  void expGivesPublishedDigits(BigDecimal x, BigDecimal published) {
    assertNear(BigMath.exp(x), published);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.693147180559945309417232121458176568075500134360255254120680009",
    "3, 1.09861228866810969139524523692252570464749055782274945173469434",
    "10, 2.30258509299404568401799145468436420760110148862877297603332790",
  })
  void logGivesPublishedDigits(BigDecimal x, BigDecimal published) {
    assertNear(BigMath.log(x), published);
  }

  @Test
  void ln2IsTheLogarithmOfTwo() {
    assertNear(BigMath.ln2(), BigMath.log(BigDecimal.valueOf(2)));
  }

  @Test
  void expOfSumIsProductOfExps() {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      BigDecimal a = new BigDecimal(random.nextGaussian() * 300);
      BigDecimal b = new BigDecimal(random.nextGaussian() * 300);
      assertNear(BigMath.exp(a.add(b)), BigMath.exp(a).multiply(BigMath.exp(b)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e-300", "1e-20", "0.04999", "0.05001", "0.95", "1.05", "7", "123456", "1e300"})
  void logInvertsExp(BigDecimal x) {
    assertNear(BigMath.exp(BigMath.log(x)), x);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.05", "-1e-3", "1e-9", "0.0499", "0.05"})
  void log1pSeriesAgreesWithLog(BigDecimal x) {
    // ln(1 + x) = ln(10 + 10x) - ln 10, which takes the other path; it cancels, so absolutely.
    BigDecimal other =
        BigMath.log(x.add(BigDecimal.ONE).movePointRight(1)).subtract(BigMath.log(BigDecimal.TEN));
    assertThat(BigMath.log1p(x).subtract(other).abs()).isLessThan(LIMIT);
  }

  @Test
  void log1pOfATinyNumberKeepsItsDigits() {
    BigDecimal x = new BigDecimal("1e-200");
    BigDecimal series = x.subtract(x.multiply(x).divide(BigDecimal.valueOf(2)));
    assertNear(BigMath.log1p(x), series);
  }

  @Test
  void expUnderflowsToZeroBelowAMillion() {
    assertThat(BigMath.exp(new BigDecimal("-1e6")).signum()).isEqualTo(1);
    assertThat(BigMath.exp(new BigDecimal("-1000000.1")).signum()).isZero();
    assertThat(BigMath.exp(new BigDecimal("-6.8e38")).signum()).isZero();
  }

  @Test
  void argumentsOutsideTheDomainAreRefused() {
    assertThatThrownBy(() -> BigMath.exp(new BigDecimal("1000001")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("exp of 1000001; at most 1000000");
    assertThatThrownBy(() -> BigMath.log(BigDecimal.ZERO))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("log of 0; must be positive");
    assertThatThrownBy(() -> BigMath.log1p(new BigDecimal("-1")))
        .isInstanceOf(ArithmeticException.class);
  }

  private static void assertNear(BigDecimal actual, BigDecimal expected) {
    BigDecimal relative = actual.subtract(expected).abs().divide(expected.abs(), BigMath.PRECISION);
    assertThat(relative).as("%s against %s", actual, expected).isLessThan(LIMIT);
  }
}
