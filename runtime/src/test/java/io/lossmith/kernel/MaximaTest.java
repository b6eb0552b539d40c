package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Maxima} over every class of bit patterns. */
class MaximaTest {

  private static final int POSITIVE_INFINITY = 0x7f80_0000;

  @Test
  void onlyADistanceOfPositiveZeroIsAMaximum() {
    assertThat(Maxima.belowMaximum(0f)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        1, // the smallest subnormal number
        0x007f_ffff, // the largest
        0x0080_0000, // the smallest normal number
        0x3f80_0000, // 1
        0x7f7f_ffff, // the largest number
        POSITIVE_INFINITY,
        0x7fc0_0000, // NaN
        0x7f80_0001, // a signalling NaN
        0x7fff_ffff, // NaN, all ones
        0xffc0_0000, // NaN with a negative sign
        0xff80_0001,
        0xffff_ffff
      })
  void everyOtherDistanceIsBelow(int bits) {
    assertThat(Maxima.belowMaximum(Float.intBitsToFloat(bits))).isEqualTo(-1);
  }

  @Property
  void belowMaximumIsAllBitsOrNone(@ForAll int bits) {
    int positive = bits & 0x7fff_ffff;
    float distance = Float.intBitsToFloat(positive);
    assertThat(Maxima.belowMaximum(distance)).isEqualTo(positive == 0 ? 0 : -1);
  }

  @Property
  void keepIfKeepsEveryBitOrGivesPositiveZero(@ForAll int bits) {
    float value = Float.intBitsToFloat(bits);
    assertBits(Maxima.keepIf(-1, value), Float.floatToRawIntBits(value));
    assertBits(Maxima.keepIf(0, value), 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8000_0000, POSITIVE_INFINITY, 0xff80_0000, 0x7fc1_2345, 0xffc1_2345, 1})
  void keepIfOfSpecialValues(int bits) {
    assertBits(Maxima.keepIf(-1, Float.intBitsToFloat(bits)), bits);
    assertBits(Maxima.keepIf(0, Float.intBitsToFloat(bits)), 0);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        1, // the smallest subnormal number
        0x0010_0000_0000_0000L, // the smallest normal number
        0x3ff0_0000_0000_0000L, // 1
        0x0000_0001_0000_0000L, // nothing in the low half
        0x7fef_ffff_ffff_ffffL, // the largest number
        0x7ff0_0000_0000_0000L, // +Infinity
        0x7ff8_0000_0000_0000L, // NaN
        0x7fff_ffff_ffff_ffffL,
        0xfff8_0000_0000_0000L, // NaN with a negative sign
        0xffff_ffff_ffff_ffffL
      })
  void everyDoubleButPositiveZeroIsBelow(long bits) {
    assertThat(Maxima.belowMaximum(Double.longBitsToDouble(bits))).isEqualTo(-1L);
    assertThat(Maxima.belowMaximum(0d)).isZero();
  }

  @Property
  void keepIfKeepsEveryBitOfADouble(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    assertThat(Double.doubleToRawLongBits(Maxima.keepIf(-1L, value))).isEqualTo(bits);
    assertThat(Double.doubleToRawLongBits(Maxima.keepIf(0L, value))).isZero();
  }

  private static void assertBits(float actual, int expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(expected);
  }
}
