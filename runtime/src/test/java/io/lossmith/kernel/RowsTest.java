package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link Rows}: maxima of every kind of value, and what a row that is not finite comes to. */
class RowsTest {

  private static final float NAN = Float.NaN;
  private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc0_0000);
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  @Test
  void argmaxIsTheFirstOfEquals() {
    assertArgmax(0, 3f);
    assertArgmax(1, 1f, 3f, 3f, 2f);
    assertArgmax(0, 5f, 5f, 5f);
    assertArgmax(2, -3f, -2f, -1f);
    assertArgmax(1, 1f, INFINITY, INFINITY);
    assertArgmax(1, -INFINITY, -Float.MAX_VALUE);
    assertArgmax(0, -INFINITY, -INFINITY);
    assertArgmax(1, 0f, Float.MIN_VALUE);
  }

  @Test
  void argmaxTakesTheZerosForEqual() {
    assertArgmax(0, -0f, 0f);
    assertArgmax(0, 0f, -0f);
    assertArgmax(1, -1f, -0f, 0f);
  }

  @Test
  void argmaxIsTheFirstNaN() {
    for (float nan : new float[] {NAN, NEGATIVE_NAN, Float.intBitsToFloat(0x7f80_0001)}) {
      assertArgmax(0, nan);
      assertArgmax(0, nan, INFINITY);
      assertArgmax(2, 1f, INFINITY, nan, nan, INFINITY);
      assertArgmax(1, -INFINITY, nan, 7f, nan);
      assertArgmax(3, 1f, 2f, 3f, nan);
    }
  }

  @Test
  void argmaxOfRandomRowsIsThatOfAPlainSearch() {
    SplittableRandom random = new SplittableRandom(1);
    for (int length = 1; length <= 100; length++) {
      // Few different values, so that most rows have ties.
      float[] row = new float[length];
      for (int j = 0; j < length; j++) {
        row[j] = random.nextInt(-4, 5);
      }
      float greatest = row[0];
      for (float value : row) {
        greatest = Math.max(greatest, value);
      }
      int expected = 0;
      while (row[expected] != greatest) {
        expected++;
      }
      assertArgmax(expected, row);
    }
  }

  @Test
  void maximumFollowsFloatOrder() {
    assertMaximum(2f, 1f, 2f, -3f);
    assertMaximum(0f, -0f, 0f, -0f);
    assertMaximum(-0f, -0f, -1f);
    assertMaximum(INFINITY, 1f, INFINITY);
    assertMaximum(-INFINITY, -INFINITY, -INFINITY);
    assertMaximum(-Float.MIN_VALUE, -INFINITY, -Float.MIN_VALUE);
    assertMaximum(NAN, INFINITY, NAN, 1f);
    assertMaximum(1f, NEGATIVE_NAN, 1f, -INFINITY);
    assertMaximum(-INFINITY, NEGATIVE_NAN, -INFINITY);
    assertMaximum(NEGATIVE_NAN, NEGATIVE_NAN);
  }

  @Test
  void doublesThatAreEqualAsFloatsAreToldApart() {
    double[] row = {1, 1 + 0x1p-52, 1 - 0x1p-53};
    assertThat(Rows.argmax(row, 0, row.length)).isEqualTo(1);
    assertThat(Rows.maximum(row, 0, row.length)).isEqualTo(1 + 0x1p-52);
  }

  @Test
  void nonFiniteLogSumExpTellsTheThreeReasonsApart() {
    assertNonFinite(NAN, 1f, NAN, INFINITY, -INFINITY);
    assertNonFinite(NAN, NEGATIVE_NAN, 1f);
    assertNonFinite(NAN, INFINITY, NEGATIVE_NAN);
    assertNonFinite(INFINITY, 1f, INFINITY, -INFINITY);
    assertNonFinite(INFINITY, INFINITY, INFINITY);
    assertNonFinite(-INFINITY, -INFINITY, -INFINITY);
    assertNonFinite(-INFINITY, -INFINITY);
  }

  @Test
  void rankCountsTheGreaterAndEqualsBefore() {
    assertRanks(new int[] {2, 0, 1}, 1f, 3f, 2f);
    assertRanks(new int[] {0, 2, 1}, 7f, -1f, 7f);
    assertRanks(new int[] {0, 1, 2}, -0f, 0f, -0f);
    assertRanks(new int[] {3, 0, 2, 1}, -INFINITY, NAN, INFINITY, NEGATIVE_NAN);
    assertRanks(new int[] {0, 1}, -INFINITY, -INFINITY);
  }

  private static void assertRanks(int[] expected, float... row) {
    for (int j = 0; j < row.length; j++) {
      String what = j + " of " + Arrays.toString(row);
      assertThat(Rows.rank(row, 0, row.length, j)).as(what).isEqualTo(expected[j]);
      assertThat(Rows.rank(between(row, 1e9f), 2, row.length, j)).as(what).isEqualTo(expected[j]);
      assertThat(Rows.rank(widened(row), 0, row.length, j)).as(what).isEqualTo(expected[j]);
      assertThat(Rows.rank(widened(between(row, 1e9f)), 2, row.length, j)).isEqualTo(expected[j]);
      assertThat(expected[j] == 0).isEqualTo(Rows.argmax(row, 0, row.length) == j);
    }
  }

  private static void assertArgmax(int expected, float... row) {
    assertThat(Rows.argmax(row, 0, row.length)).as(Arrays.toString(row)).isEqualTo(expected);
    assertThat(Rows.argmax(between(row, 1e9f), 2, row.length)).isEqualTo(expected);
    assertThat(Rows.argmax(widened(row), 0, row.length)).isEqualTo(expected);
    assertThat(Rows.argmax(widened(between(row, 1e9f)), 2, row.length)).isEqualTo(expected);
  }

  private static void assertMaximum(float expected, float... row) {
    assertSame(expected, Rows.maximum(row, 0, row.length), row);
    assertSame(expected, Rows.maximum(between(row, NAN), 2, row.length), row);
    assertSame(expected, Rows.maximum(widened(row), 0, row.length), row);
    assertSame(expected, Rows.maximum(widened(between(row, NAN)), 2, row.length), row);
  }

  private static void assertNonFinite(float expected, float... row) {
    assertSame(expected, Rows.nonFiniteLogSumExp(row, 0, row.length), row);
    float guard = Float.isNaN(expected) ? 1f : NAN;
    assertSame(expected, Rows.nonFiniteLogSumExp(between(row, guard), 2, row.length), row);
    double[] wider = widened(between(row, guard));
    assertSame(expected, Rows.nonFiniteLogSumExp(widened(row), 0, row.length), row);
    assertSame(expected, Rows.nonFiniteLogSumExp(wider, 2, row.length), row);
  }

  /** The row with two values before it and two after it that must not be read. */
  private static float[] between(float[] row, float guard) {
    float[] wider = new float[row.length + 4];
    Arrays.fill(wider, guard);
    System.arraycopy(row, 0, wider, 2, row.length);
    return wider;
  }

  /** The same values as doubles. */
  private static double[] widened(float[] row) {
    double[] widened = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      widened[j] = row[j];
    }
    return widened;
  }

  private static void assertSame(float expected, double actual, float[] row) {
    assertThat(Double.doubleToLongBits(actual))
        .as("%s: %s", Arrays.toString(row), actual)
        .isEqualTo(Double.doubleToLongBits(expected));
  }

  /** The same bits, all NaN being one. */
  private static void assertSame(float expected, float actual, float[] row) {
    assertThat(Float.floatToIntBits(actual))
        .as("%s: %s", Arrays.toString(row), actual)
        .isEqualTo(Float.floatToIntBits(expected));
  }
}
