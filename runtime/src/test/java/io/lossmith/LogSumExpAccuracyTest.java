package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The error bounds that {@link LogSumExp} states, for the distances as rounded to float. */
@Tag("long")
class LogSumExpAccuracyTest {

  private static final double BOUND_ULPS = 5;

  /** Up to so many values the bounds are these; each 16 values more may add an ulp. */
  private static final int SHORT = 128;

  /** Values of a length, whatever it is: the oracle takes some microseconds for each. */
  private static final int VALUES_A_LENGTH = 30_000;

  private static final int FEWEST_ROWS = 2;

  private final WorstCase softmax = new WorstCase("softmax");
  private final WorstCase logSoftmax = new WorstCase("logSoftmax");
  private final WorstCase logSumExp = new WorstCase("logSumExp", "ulp of max(|m|, |value|)");

  @Test
  void randomRowsOfEveryLengthAndTemper() {
    RandomRows rows = new RandomRows(1);
    for (int length : RandomRows.LENGTHS) {
      int count = VALUES_A_LENGTH / length / RandomRows.TEMPERS.size();
      for (RandomRows.Temper temper : RandomRows.TEMPERS) {
        for (int i = 0; i < Math.max(count, FEWEST_ROWS); i++) {
          record(rows.row(length, temper), length + " values, " + temper + ", row " + i);
        }
      }
      assertBounds(length);
    }
  }

  /** Where all sums of a lane may be rounded the same way, errors add up with its length. */
  @Test
  void equalValuesBelowOneMaximum() {
    for (int length : new int[] {2, 3, 10, 16, 17, 33, 64, 100, 127, 128, 256, 1000, 4097}) {
      recordEqualValues(length, length <= SHORT ? 150 : 20);
      assertBounds(length);
    }
    recordEqualValues(100_000, 4);
    assertBounds(100_000);
  }

  @Test
  void subnormalAndHugeValues() {
    float tiny = Float.MIN_VALUE;
    float huge = Float.MAX_VALUE;
    record(new float[] {tiny, -tiny, 0f, -0f, 3 * tiny}, "subnormal values");
    record(new float[] {Float.MIN_NORMAL, -Float.MIN_NORMAL}, "smallest normal values");
    record(new float[] {huge, Math.nextDown(huge), huge}, "largest values");
    record(new float[] {huge, -huge}, "a distance that overflows");
    record(new float[] {-huge, -huge, Math.nextUp(-huge)}, "least values");
    record(new float[] {1e30f, 1f, -1e30f}, "far apart");
    assertBounds(5);
  }

  /** Of all that was recorded so far, none of it longer than this. */
  private void assertBounds(int length) {
    double more = Math.max(0, length - SHORT) / 16.0;
    System.out.printf(Locale.ROOT, "up to %d values:%n", length);
    assertThat(softmax.print()).isLessThanOrEqualTo(BOUND_ULPS + more);
    assertThat(logSoftmax.print()).isLessThanOrEqualTo(BOUND_ULPS + more);
    assertThat(logSumExp.print()).isLessThanOrEqualTo(BOUND_ULPS + more);
  }

  /** One maximum above values that are all alike, at distances from 0.01 to 12. */
  private void recordEqualValues(int length, int distances) {
    for (int i = 0; i < distances; i++) {
      float distance = 0.01f + 12f * i / distances;
      float[] row = new float[length];
      row[length / 2] = distance;
      String where = String.format(Locale.ROOT, "%d values, distance %s", length, distance);
      float[] probabilities = new float[length];
      LogSumExp.softmax(row, probabilities);
      float[] logProbabilities = new float[length];
      LogSumExp.logSoftmax(row, logProbabilities);

      // The others are n - 1 times the second of two: no need to sum them.
      ExactSoftmax two = ExactSoftmax.ofLogits(new float[] {distance, 0f});
      DoubleDouble exponential = two.softmax(1).divide(two.softmax(0));
      DoubleDouble rest = exponential.multiply(DoubleDouble.of(length - 1d));
      DoubleDouble sum = rest.add(DoubleDouble.ONE);
      softmax.record(
          Ulps.error(probabilities[length / 2], DoubleDouble.ONE.divide(sum)), () -> where);
      softmax.record(Ulps.error(probabilities[0], exponential.divide(sum)), () -> where);
      DoubleDouble log = DoubleDouble.of(StrictMath.log1p(rest.toDouble()));
      logSoftmax.record(Ulps.error(logProbabilities[length / 2], log.negate()), () -> where);
      DoubleDouble exact = log.add(DoubleDouble.of(distance));
      logSumExp.record(logSumExpError(LogSumExp.of(row), exact, distance, 0), () -> where);
    }
  }

  private void record(float[] row, String where) {
    ExactSoftmax exact = ExactSoftmax.ofRoundedDistances(row);
    float[] probabilities = new float[row.length];
    LogSumExp.softmax(row, probabilities);
    float[] logProbabilities = new float[row.length];
    LogSumExp.logSoftmax(row, logProbabilities);
    for (int j = 0; j < row.length; j++) {
      String at = where + ", class " + j;
      softmax.record(Ulps.error(probabilities[j], exact.softmax(j), exact.flushed(j)), () -> at);
      if (row[j] == Float.NEGATIVE_INFINITY) {
        assertThat(logProbabilities[j]).as(at).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(probabilities[j]).as(at).isZero();
      } else {
        logSoftmax.record(
            Ulps.error(logProbabilities[j], exact.logSoftmax(j), exact.flushed()), () -> at);
      }
    }
    logSumExp.record(
        logSumExpError(LogSumExp.of(row), exact.logSumExp(), maximum(row), exact.flushed()),
        () -> where);
  }

  /**
   * In ulps of the larger of |m| and |value|, since the two terms may cancel.
   *
   * @param allowed how far the value may be off before an error is counted
   */
  static double logSumExpError(float value, DoubleDouble exact, float maximum, double allowed) {
    if (Ulps.error(value, exact) == 0) {
      return 0;
    }
    float larger = Math.max(Math.abs(maximum), Math.abs(exact.toFloat()));
    double error = DoubleDouble.of(value).subtract(exact).abs().toDouble();
    return Math.max(0, error - allowed) / Math.ulp(Math.min(larger, Float.MAX_VALUE));
  }

  static float maximum(float[] row) {
    float maximum = Float.NEGATIVE_INFINITY;
    for (float logit : row) {
      maximum = Math.max(maximum, logit);
    }
    return maximum;
  }
}
