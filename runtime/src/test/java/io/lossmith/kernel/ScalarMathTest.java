package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Special values and borders of {@link ScalarMath}; its error bounds have a test of their own. */
class ScalarMathTest {

  private static final int POSITIVE_NAN_WITH_PAYLOAD = 0x7fc1_2345;
  private static final int NEGATIVE_NAN_ALL_ONES = 0xffff_ffff;
  private static final int SIGNALLING_NAN = 0x7f80_0001;

  @ParameterizedTest
  @ValueSource(floats = {0f, -0f, Float.MIN_VALUE, Float.MIN_NORMAL, 0x1p-60f, 0x1p-26f})
  void expOfZeroAndOfTheTiniestDistancesIsOne(float distance) {
    assertThat(ScalarMath.expNegative(distance)).isEqualTo(1f);
  }

  @Test
  void expIsFlushedToZeroJustAboveTheLargestDistance() {
    float largest = ScalarMath.LARGEST_DISTANCE;
    assertThat(StrictMath.exp(-largest)).isGreaterThanOrEqualTo(0x1p-102);
    assertThat(StrictMath.exp(-Math.nextUp(largest))).isLessThan(0x1p-102);

    assertThat(ScalarMath.expNegative(largest)).isBetween(0x1p-102f, 0x1.0001p-102f);
    assertBits(ScalarMath.expNegative(Math.nextUp(largest)), 0f);
  }

  @ParameterizedTest
  @ValueSource(
      floats = {70.8f, 87.4f, 104f, 1e4f, 0x1p24f, 1e30f, Float.MAX_VALUE, Float.POSITIVE_INFINITY})
  void expOfLargeDistancesIsPositiveZero(float distance) {
    assertBits(ScalarMath.expNegative(distance), 0f);
  }

  @ParameterizedTest
  @ValueSource(ints = {POSITIVE_NAN_WITH_PAYLOAD, NEGATIVE_NAN_ALL_ONES, SIGNALLING_NAN})
  void nanComesThrough(int bits) {
    float nan = Float.intBitsToFloat(bits);
    assertThat(ScalarMath.expNegative(nan)).isNaN();
    assertThat(ScalarMath.log1p(nan)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(
      floats = {0f, Float.MIN_VALUE, 0x1.555554p-128f, Float.MIN_NORMAL, 0x1p-60f, 0x1p-25f})
  void log1pOfTheTiniestArgumentsIsTheArgument(float x) {
    assertBits(ScalarMath.log1p(x), x);
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }
}
