package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.BigMath;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Special values and borders of {@link DoubleMath}; its error bounds have a test of their own. */
class DoubleMathTest {

  private static final long POSITIVE_NAN_WITH_PAYLOAD = 0x7ff8_1234_5678_9abcL;
  private static final long NEGATIVE_NAN_ALL_ONES = -1L;
  private static final long SIGNALLING_NAN = 0x7ff0_0000_0000_0001L;

  @ParameterizedTest
  @ValueSource(doubles = {0d, -0d, Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p-100, 0x1p-55})
  void expOfZeroAndOfTheTiniestDistancesIsOne(double distance) {
    assertThat(DoubleMath.expNegative(distance)).isEqualTo(1d);
  }

  @Test
  void expIsFlushedToZeroJustAboveTheLargestDistance() {
    double largest = DoubleMath.LARGEST_DISTANCE;
    BigDecimal border = new BigDecimal(0x1p-1000);
    assertThat(BigMath.exp(new BigDecimal(-largest))).isGreaterThanOrEqualTo(border);
    assertThat(BigMath.exp(new BigDecimal(-Math.nextUp(largest)))).isLessThan(border);

    assertThat(DoubleMath.expNegative(largest)).isBetween(0x1p-1000, 0x1.0000000001p-1000);
    assertBits(DoubleMath.expNegative(Math.nextUp(largest)), 0d);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {693.2, 745.2, 1e4, 0x1p53, 1e300, Double.MAX_VALUE, Double.POSITIVE_INFINITY})
  void expOfLargeDistancesIsPositiveZero(double distance) {
    assertBits(DoubleMath.expNegative(distance), 0d);
  }

  @ParameterizedTest
  @ValueSource(longs = {POSITIVE_NAN_WITH_PAYLOAD, NEGATIVE_NAN_ALL_ONES, SIGNALLING_NAN})
  void nanComesThrough(long bits) {
    double nan = Double.longBitsToDouble(bits);
    assertThat(DoubleMath.expNegative(nan)).isNaN();
    assertThat(DoubleMath.log1p(nan)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {0d, Double.MIN_VALUE, 0x1.5555p-1040, Double.MIN_NORMAL, 0x1p-200, 0x1p-54})
  void log1pOfTheTiniestArgumentsIsTheArgument(double x) {
    assertBits(DoubleMath.log1p(x), x);
  }

  private static void assertBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
