package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** {@link LogSumExpAccumulator}: nothing, infinities, NaN, and what is refused. */
class LogSumExpAccumulatorTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc0_0000);

  private final LogSumExpAccumulator accumulator = new LogSumExpAccumulator();

  @Test
  void ofNoValuesIsNegativeInfinity() {
    assertThat(accumulator.value()).isEqualTo(-INFINITY);
    accumulator.add(new float[0]);
    accumulator.add(new float[3], 3, 0);
    accumulator.merge(new LogSumExpAccumulator());
    accumulator.merge(accumulator);
    assertThat(accumulator.value()).isEqualTo(-INFINITY);
  }

  @Test
  void oneValueIsItself() {
    for (float value : new float[] {0f, 3.25f, -1e30f, Float.MAX_VALUE, -Float.MIN_VALUE}) {
      accumulator.clear();
      accumulator.add(value);
      assertThat(accumulator.value()).isEqualTo(value);
      // An empty one changes nothing, merged either way.
      accumulator.merge(new LogSumExpAccumulator());
      assertThat(accumulator.value()).isEqualTo(value);
      LogSumExpAccumulator other = new LogSumExpAccumulator();
      other.merge(accumulator);
      assertThat(other.value()).isEqualTo(value);
    }
  }

  @Test
  void negativeInfinityCountsAsNothing() {
    accumulator.add(-INFINITY);
    accumulator.add(new float[] {-INFINITY, -INFINITY});
    assertThat(accumulator.value()).isEqualTo(-INFINITY);
    accumulator.add(2f);
    accumulator.add(-INFINITY);
    accumulator.add(new float[] {-INFINITY, -INFINITY});
    assertThat(accumulator.value()).isEqualTo(2f);
  }

  @Test
  void infinityStays() {
    accumulator.add(1f);
    accumulator.add(new float[] {2f, INFINITY, 3f});
    assertThat(accumulator.value()).isEqualTo(INFINITY);
    accumulator.add(INFINITY);
    accumulator.add(-INFINITY);
    accumulator.add(5f);
    accumulator.merge(accumulator);
    assertThat(accumulator.value()).isEqualTo(INFINITY);
  }

  @Test
  void nanStaysUntilClear() {
    for (float nan : new float[] {Float.NaN, NEGATIVE_NAN, Float.intBitsToFloat(0x7f80_0001)}) {
      accumulator.add(INFINITY);
      accumulator.add(nan);
      assertNaNStays();

      accumulator.add(new float[] {1f, nan, INFINITY});
      assertNaNStays();

      LogSumExpAccumulator other = new LogSumExpAccumulator();
      other.add(nan);
      accumulator.add(4f);
      accumulator.merge(other);
      assertNaNStays();
    }
  }

  private void assertNaNStays() {
    assertThat(accumulator.value()).isNaN();
    accumulator.add(1f);
    accumulator.add(INFINITY);
    accumulator.add(-INFINITY);
    accumulator.add(new float[] {1f, 2f});
    accumulator.merge(new LogSumExpAccumulator());
    assertThat(accumulator.value()).isNaN();
    accumulator.clear();
    assertThat(accumulator.value()).isEqualTo(-INFINITY);
    accumulator.add(1.5f);
    assertThat(accumulator.value()).isEqualTo(1.5f);
    accumulator.clear();
  }

  @Test
  void mergingLeavesTheOtherAsItWas() {
    LogSumExpAccumulator other = new LogSumExpAccumulator();
    other.add(new float[] {1f, 2f, 3f});
    float before = other.value();
    accumulator.add(7f);
    accumulator.merge(other);
    assertThat(other.value()).isEqualTo(before);
    assertThat(accumulator.value()).isGreaterThan(7f);
  }

  @Test
  void onlyThePartOfTheArrayIsAdded() {
    accumulator.add(new float[] {Float.NaN, 4f, INFINITY}, 1, 1);
    assertThat(accumulator.value()).isEqualTo(4f);
  }

  @Test
  void whatIsRefusedAddsNothing() {
    float[] logits = new float[5];
    accumulator.add(1f);
    assertThatThrownBy(() -> accumulator.add(logits, 0, -1))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("length is -1; a length is 0 or more");
    assertThatThrownBy(() -> accumulator.add(logits, -1, 2))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("logitsOffset is -1; an offset is 0 or more");
    assertThatThrownBy(() -> accumulator.add(logits, 3, 3))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("logits has length 5, 2 from offset 3; 1 row of 3 classes needs 3");
    assertThat(accumulator.value()).isEqualTo(1f);
  }
}
