package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The error bounds that {@link LogSumExpAccumulator} states. */
class LogSumExpAccumulatorAccuracyTest {

  private static final double ONE_BY_ONE_BOUND_ULPS = 1;

  @Test
  void valuesOneByOne() {
    WorstCase worst = new WorstCase("value, one by one", "ulp of max(|m|, |value|)");
    for (int length : RandomRows.LENGTHS) {
      for (RandomRows.Temper temper : RandomRows.TEMPERS) {
        float[] row = new RandomRows(length).row(length, temper);
        float value = oneByOne(row).value();
        DoubleDouble exact = ExactSoftmax.ofLogits(row).logSumExp();
        worst.record(
            LogSumExpAccuracyTest.logSumExpError(
                value, exact, LogSumExpAccuracyTest.maximum(row), 0),
            () -> length + " values, " + temper);
      }
    }
    assertThat(worst.print()).isLessThanOrEqualTo(ONE_BY_ONE_BOUND_ULPS);
  }

  @Test
  void arraysAndMerges() {
    WorstCase worst = new WorstCase("value, of arrays and merges", "of its bound");
    for (int length : RandomRows.LENGTHS) {
      for (RandomRows.Temper temper : RandomRows.TEMPERS) {
        float[] row = new RandomRows(length).row(length, temper);
        DoubleDouble exact = ExactSoftmax.ofLogits(row).logSumExp();
        LogSumExpAccumulator whole = new LogSumExpAccumulator();
        whole.add(row);
        worst.record(partOfBound(row, whole.value(), exact), () -> length + " values, " + temper);
        LogSumExpAccumulator merged = merged(row, length / 3);
        worst.record(
            partOfBound(row, merged.value(), exact), () -> length + " values merged, " + temper);
      }
    }
    assertThat(worst.print()).isLessThanOrEqualTo(1);
  }

  @Test
  void tinySharesNextToADominatingValue() {
    WorstCase worst = new WorstCase("share of small values", "relative, in 2^-23");
    for (float gap : new float[] {5f, 10f, 20f, 40f, 60f, 70f, 80f, 100f}) {
      // The maximum is 0, so that the value is the share of the others.
      float[] row = {-gap, 0f, -gap, -gap, -gap - 1f};
      DoubleDouble exact = ExactSoftmax.ofLogits(row).logSumExp();
      worst.record(Ulps.error(oneByOne(row).value(), exact), () -> "gap " + gap);
      LogSumExpAccumulator shares = new LogSumExpAccumulator();
      shares.add(row, 2, 3);
      shares.add(0f);
      shares.add(row[0]);
      worst.record(Ulps.error(shares.value(), exact), () -> "gap " + gap + ", after an array");
    }
    assertThat(worst.print()).isLessThanOrEqualTo(3);
  }

  @Test
  @Tag("long")
  void twentyMillionEqualValues() {
    int count = 20_000_000;
    float exact = (float) StrictMath.log(count);
    LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
    for (int i = 0; i < count; i++) {
      accumulator.add(0f);
    }
    assertThat(accumulator.value()).isEqualTo(exact);

    accumulator.clear();
    float[] block = new float[100_000];
    for (int i = 0; i < count; i += block.length) {
      accumulator.add(block);
    }
    assertThat(accumulator.value()).isEqualTo(exact);
  }

  /** A sum in float alone would be off by hundreds of ulps. */
  @Test
  void aMillionEqualValuesBelowOneMaximum() {
    float[] values = new float[1_000_000];
    values[500_000] = 1f;
    LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
    accumulator.add(values);
    double exact = 1 + StrictMath.log1p(999_999 * StrictMath.exp(-1));
    WorstCase worst = new WorstCase("value of a million in one array");
    worst.record(Ulps.error(accumulator.value(), DoubleDouble.of(exact)), () -> "1e6 values");
    assertThat(worst.print()).isLessThanOrEqualTo(1.5);
  }

  /** Each step moves the sum to a greater maximum, by less than a float would notice. */
  @Test
  void aMaximumThatRisesAMillionTimesByALittle() {
    int count = 1_000_000;
    LogSumExpAccumulator rising = new LogSumExpAccumulator();
    float value = 0.25f;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      rising.add(value);
      sum += StrictMath.exp(value);
      value = Math.nextUp(value);
    }
    WorstCase worst = new WorstCase("value of a rising stream");
    double exact = StrictMath.log(sum);
    worst.record(Ulps.error(rising.value(), DoubleDouble.of(exact)), () -> "1e6 values");
    assertThat(worst.print()).isLessThanOrEqualTo(ONE_BY_ONE_BOUND_ULPS);
  }

  @Test
  void mergedWithItselfCountsTwice() {
    LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
    accumulator.add(0f);
    for (int doublings = 1; doublings <= 1000; doublings++) {
      accumulator.merge(accumulator);
      float exact = (float) (doublings * StrictMath.log(2));
      assertThat(accumulator.value()).as("2^%d values", doublings).isEqualTo(exact);
    }
  }

  @Property
  void orderAndSplitsMakeNoDifferenceButRounding(
      @ForAll @Size(min = 1, max = 400) @FloatRange(min = -100, max = 100) float[] row,
      @ForAll @IntRange(max = 400) int split) {
    float[] descending = row.clone();
    Arrays.sort(descending);
    float[] ascending = descending.clone();
    for (int j = 0; j < row.length; j++) {
      descending[j] = ascending[row.length - 1 - j];
    }
    double oneByOne = tolerance(row, 0);
    assertThat((double) oneByOne(ascending).value())
        .isBetween(value(row) - oneByOne, value(row) + oneByOne);
    assertThat((double) oneByOne(descending).value())
        .isBetween(value(row) - oneByOne, value(row) + oneByOne);
    double blocks = tolerance(row, blockError(row));
    assertThat((double) merged(row, Math.min(split, row.length)).value())
        .isBetween(value(row) - blocks, value(row) + blocks);
  }

  private static double value(float[] row) {
    return ExactSoftmax.ofLogits(row).logSumExp().toDouble();
  }

  /** Part of the stated bound for values from arrays; 1 uses it up. */
  private static double partOfBound(float[] row, float value, DoubleDouble exact) {
    double error = DoubleDouble.of(value).subtract(exact).abs().toDouble();
    return error / tolerance(row, blockError(row));
  }

  /** The stated bound: an ulp of max(|m|, |value|), and what exponentials in float add. */
  private static double tolerance(float[] row, double more) {
    double larger = Math.max(Math.abs(LogSumExpAccuracyTest.maximum(row)), Math.abs(value(row)));
    return Math.ulp((float) larger) + more;
  }

  private static double blockError(float[] row) {
    float maximum = LogSumExpAccuracyTest.maximum(row);
    double furthest = 0;
    for (float logit : row) {
      double distance = (double) maximum - logit;
      if (distance <= StrictMath.log(row.length) + 17) {
        furthest = Math.max(furthest, distance);
      }
    }
    return (7 + furthest / 2) * 0x1p-23;
  }

  private static LogSumExpAccumulator oneByOne(float[] row) {
    LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
    for (float logit : row) {
      accumulator.add(logit);
    }
    return accumulator;
  }

  /** The first values in one accumulator, the others in another, the second one merged in. */
  private static LogSumExpAccumulator merged(float[] row, int split) {
    LogSumExpAccumulator first = new LogSumExpAccumulator();
    first.add(row, 0, split);
    LogSumExpAccumulator second = new LogSumExpAccumulator();
    second.add(row, split, row.length - split);
    first.merge(second);
    return first;
  }
}
