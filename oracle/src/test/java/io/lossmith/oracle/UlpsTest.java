package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UlpsTest {
  @ParameterizedTest
  @CsvSource({
    // result, exact, exact's low part, error
    "1, 1, 0, 0",
    "1.0000001, 1, 0, 1",
    "0.99999994, 1, 0, 0.5",
    // Just below 1 the unit is half of that at 1.
    "0.99999994, 1, -1e-20, 1",
    "-2, -2.0000005, 0, 2.097152",
    "0, 0, 0, 0",
    "-0.0, 0, 0, 0",
    "1e-45, 0, 0, 1",
    "0, 1e-38, 0, 7136238.4635",
    "3.4028235e38, Infinity, 0, Infinity",
    "Infinity, Infinity, 0, 0",
    "-Infinity, Infinity, 0, Infinity",
    "Infinity, 1e39, 0, 0",
    "Infinity, 3.4028235677973366e38, 0, 0",
    "Infinity, 3.4028234663852886e38, 0, 1",
    "-Infinity, 3.4028235e38, 0, Infinity",
    "NaN, 1, 0, Infinity",
  })
  void floatErrors(float result, double exact, double low, double error) {
    assertThat(Ulps.error(result, DoubleDouble.sum(exact, low)))
        .isEqualTo(error, Offset.offset(error < 1e6 ? 1e-2 : 1));
  }

  @Test
  void errorsOfInfiniteValuesAreInfinite() {
    assertThat(Ulps.error(1f, DoubleDouble.INFINITY)).isInfinite();
    assertThat(Ulps.error(Float.NaN, DoubleDouble.ONE)).isInfinite();
  }

  @Test
  void allowanceIsTakenOffAbsolutely() {
    DoubleDouble exact = DoubleDouble.of(0x1p-103);
    assertThat(Ulps.error(0f, exact)).isEqualTo(0x1p23);
    assertThat(Ulps.error(0f, exact, 0x1p-103)).isZero();
    assertThat(Ulps.error(0f, exact, 0x1p-104)).isEqualTo(0x1p22);
    assertThat(Ulps.error((float) 0x1p-103, exact, 0x1p-103)).isZero();
  }

  @Test
  void doubleErrorsSeeBelowTheDouble() {
    BigDecimal third = BigDecimal.ONE.divide(BigDecimal.valueOf(3), BigMath.PRECISION);
    assertThat(Ulps.errorOfDouble(1.0 / 3, third)).isBetween(0.33, 0.34);
    assertThat(Ulps.errorOfDouble(Math.nextUp(1.0 / 3), third)).isBetween(0.66, 0.67);
    assertThat(Ulps.errorOfDouble(0x1p-1074, DoubleDouble.ZERO)).isEqualTo(1);
    assertThat(Ulps.errorOfDouble(Double.POSITIVE_INFINITY, DoubleDouble.INFINITY)).isZero();
    assertThat(Ulps.errorOfDouble(Double.POSITIVE_INFINITY, DoubleDouble.ONE)).isInfinite();
    assertThat(Ulps.errorOfDouble(Double.NaN, DoubleDouble.ONE)).isInfinite();
  }

  @Test
  void worstCaseKeepsTheFirstOfTheLargest() {
    WorstCase worst = new WorstCase("loss, C = 10");
    worst.record(0.25, () -> "row 0");
    worst.record(2.3125, () -> "row 1");
    worst.record(2.3125, () -> "row 2");
    worst.record(1, () -> "row 3");
    assertThat(worst).hasToString("worst loss, C = 10: 2.31 ulp at row 1 (of 4)");
    assertThat(worst.error()).isEqualTo(2.3125);
    assertThat(worst.count()).isEqualTo(4);
  }

  @Test
  void worstCaseTakesNanForInfinite() {
    WorstCase worst = new WorstCase("loss");
    worst.record(Double.NaN, () -> "row 0");
    worst.record(3, () -> "row 1");
    assertThat(worst).hasToString("worst loss: Infinity ulp at row 0 (of 2)");
  }

  @Test
  void worstCaseOfNothingIsAnError() {
    assertThatThrownBy(new WorstCase("loss")::print)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("worst loss: nothing was recorded");
  }
}
