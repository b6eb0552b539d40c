package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@link LogSumExp}: rows that are not finite, ties, and where results are written. */
class LogSumExpTest {

  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float GUARD = 12345.678f;
  private static final float[] NANS = {
    Float.NaN,
    Float.intBitsToFloat(0xffc0_0000),
    Float.intBitsToFloat(0x7fc1_2345),
    Float.intBitsToFloat(0xffff_ffff),
    Float.intBitsToFloat(0x7f80_0001)
  };

  @Test
  void aNaNAnywhereMakesEveryResultNaN() {
    for (int length : RandomRows.LENGTHS) {
      for (float nan : NANS) {
        for (int at : new int[] {0, length / 2, length - 1}) {
          float[] row = new RandomRows(length).row(length, RandomRows.Temper.WARM);
          // A greater one does not hide it.
          row[(at + 1) % length] = INFINITY;
          row[at] = nan;
          assertResults(row, Float.NaN, filled(length, Float.NaN), filled(length, Float.NaN));
        }
      }
    }
  }

  @Test
  void infinityMakesAnInfiniteLogSumExpAndNoProbabilities() {
    for (int length : RandomRows.LENGTHS) {
      float[] row = new RandomRows(length).row(length, RandomRows.Temper.MASKED);
      row[length / 2] = INFINITY;
      assertResults(row, INFINITY, filled(length, Float.NaN), filled(length, Float.NaN));
      row[length - 1] = INFINITY;
      assertResults(row, INFINITY, filled(length, Float.NaN), filled(length, Float.NaN));
    }
  }

  @Test
  void nothingButNegativeInfinity() {
    for (int length : RandomRows.LENGTHS) {
      float[] row = filled(length, -INFINITY);
      assertResults(row, -INFINITY, filled(length, Float.NaN), filled(length, Float.NaN));
    }
  }

  @Test
  void aClassAtNegativeInfinityDoesNotExist() {
    for (int length : RandomRows.LENGTHS) {
      float[] row = filled(length, -INFINITY);
      row[length / 2] = -7.5f;
      float[] softmax = new float[length];
      softmax[length / 2] = 1f;
      float[] logSoftmax = filled(length, -INFINITY);
      logSoftmax[length / 2] = 0f;
      assertResults(row, -7.5f, softmax, logSoftmax);
    }
  }

  @Test
  void aDistanceThatOverflowsIsInfinite() {
    float huge = Float.MAX_VALUE;
    assertResults(
        new float[] {huge, -huge}, huge, new float[] {1f, 0f}, new float[] {0f, -INFINITY});
  }

  @Test
  void allMaximaAreTreatedAlikeWhateverTheSignOfZero() {
    for (int length : RandomRows.LENGTHS) {
      float[] zeros = new float[length];
      for (int j = 0; j < length; j++) {
        zeros[j] = j % 3 == 1 ? -0f : 0f;
      }
      float[] softmax = new float[length];
      float[] logSoftmax = new float[length];
      LogSumExp.softmax(zeros, softmax);
      LogSumExp.logSoftmax(zeros, logSoftmax);
      assertThat(softmax).containsOnly(1f / length);
      assertThat(logSoftmax).containsOnly(-LogSumExp.of(zeros));
    }
  }

  @Test
  void oneValueIsCertain() {
    for (float value : new float[] {0f, -0f, 3.25f, -1e30f, Float.MAX_VALUE, Float.MIN_VALUE}) {
      assertResults(new float[] {value}, value, new float[] {1f}, new float[] {0f});
    }
  }

  @Test
  void noValues() {
    float[] none = {};
    assertResults(none, -INFINITY, none, none);
    float[] untouched = {GUARD};
    assertThat(LogSumExp.of(untouched, 1, 0)).isEqualTo(-INFINITY);
    LogSumExp.softmax(untouched, 0, untouched, 1, 0);
    LogSumExp.logSoftmax(untouched, 1, untouched, 0, 0);
    assertThat(untouched).containsExactly(GUARD);
  }

  @Test
  void subnormalDistancesAreTies() {
    float tiny = Float.MIN_VALUE;
    assertResults(
        new float[] {tiny, 0f, -tiny, -0f},
        LogSumExp.of(new float[4]),
        filled(4, 0.25f),
        filled(4, -LogSumExp.of(new float[4])));
  }

  @Test
  void anOffsetAndWritingInPlaceChangeNoBit() {
    for (int length : RandomRows.LENGTHS) {
      for (RandomRows.Temper temper : RandomRows.TEMPERS) {
        float[] row = new RandomRows(length).row(length, temper);
        float[] softmax = new float[length];
        float[] logSoftmax = new float[length];
        float[] before = row.clone();
        LogSumExp.softmax(row, softmax);
        LogSumExp.logSoftmax(row, logSoftmax);
        assertThat(row).isEqualTo(before);

        assertSame(new float[] {LogSumExp.of(guarded(row), 3, length)}, LogSumExp.of(row));
        float[] apart = guarded(new float[length]);
        LogSumExp.softmax(guarded(row), 3, apart, 3, length);
        assertSame(apart, guarded(softmax));
        LogSumExp.logSoftmax(row, 0, apart, 3, length);
        assertSame(apart, guarded(logSoftmax));

        float[] inPlace = guarded(row);
        LogSumExp.softmax(inPlace, 3, inPlace, 3, length);
        assertSame(inPlace, guarded(softmax));
        inPlace = guarded(row);
        LogSumExp.logSoftmax(inPlace, 3, inPlace, 3, length);
        assertSame(inPlace, guarded(logSoftmax));
      }
    }
  }

  @Test
  void windowsSideBySideOfOneArray() {
    float[] array = {1f, 2f, 3f, 0f, 0f, 0f};
    float[] softmax = new float[3];
    LogSumExp.softmax(new float[] {1f, 2f, 3f}, softmax);
    LogSumExp.softmax(array, 0, array, 3, 3);
    assertSame(array, 1f, 2f, 3f, softmax[0], softmax[1], softmax[2]);
  }

  private static void assertResults(
      float[] row, float logSumExp, float[] softmax, float[] logSoftmax) {
    assertSame(new float[] {LogSumExp.of(row)}, logSumExp);
    float[] output = row.clone();
    LogSumExp.softmax(row, output);
    assertSame(output, softmax);
    LogSumExp.softmax(output = row.clone(), output);
    assertSame(output, softmax);
    LogSumExp.logSoftmax(row, output);
    assertSame(output, logSoftmax);
    LogSumExp.logSoftmax(output = row.clone(), output);
    assertSame(output, logSoftmax);
  }

  /** Equal; zeros of either sign are, and NaN is NaN. */
  private static void assertSame(float[] actual, float... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int j = 0; j < actual.length; j++) {
      boolean same = actual[j] == expected[j] || Float.isNaN(actual[j]) && Float.isNaN(expected[j]);
      assertThat(same).as("[%d] is %s, expected %s", j, actual[j], expected[j]).isTrue();
    }
  }

  private static float[] filled(int length, float value) {
    float[] array = new float[length];
    Arrays.fill(array, value);
    return array;
  }

  private static float[] guarded(float[] row) {
    float[] wider = filled(row.length + 5, GUARD);
    System.arraycopy(row, 0, wider, 3, row.length);
    return wider;
  }
}
