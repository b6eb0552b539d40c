package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaledErrorTest {
  @ParameterizedTest
  @CsvSource({
    // result, exact, scale, allowed, float error, double error
    "1, 1, 1, 0, 0, 0",
    "1.5, 1, 1, 0, 4194304, 2251799813685248",
    "1.5, 1, 4, 0, 1048576, 562949953421312",
    // A scale below the value does not count.
    "1.5, 1, 0.25, 0, 4194304, 2251799813685248",
    "1.5, -1, 2, 2, 2097152, 1125899906842624",
    "1.5, 1, 1, 0.5, 0, 0",
    "NaN, NaN, 1, 0, 0, 0",
    "NaN, 1, 1, 0, Infinity, Infinity",
    "1, NaN, 1, 0, Infinity, Infinity",
    "Infinity, Infinity, 1, 0, 0, 0",
    "Infinity, -Infinity, 1, 0, Infinity, Infinity",
    "Infinity, 1e39, 1e39, 0, 0, Infinity",
    "3e38, Infinity, 1, 0, Infinity, Infinity",
  })
  void errorsAreThoseOfTheScale(
      double result,
      double exact,
      double scale,
      double allowed,
      double floatError,
      double doubleError) {
    DoubleDouble value = DoubleDouble.of(exact);
    DoubleDouble terms = DoubleDouble.of(scale);
    assertThat(ScaledError.ofFloat((float) result, value, terms, allowed)).isEqualTo(floatError);
    assertThat(ScaledError.ofDouble(result, value, terms, allowed)).isEqualTo(doubleError);
  }

  @Test
  void finiteResultsOfOverflowingValuesDoNotPass() {
    DoubleDouble large = DoubleDouble.of(1e39);
    assertThat(ScaledError.ofFloat(1, large, large, 0)).isGreaterThan(1e7);
    assertThat(ScaledError.ofFloat(1, large, DoubleDouble.INFINITY, 0)).isGreaterThan(1e7);
  }
}
