package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** {@link LogLossAccumulator}: what rows add up to, what is kept, and what is the same. */
class LogLossAccumulatorTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final LogLossAccumulator accumulator = new LogLossAccumulator();

  @Test
  void ofNoRows() {
    assertThat(accumulator.count()).isZero();
    assertThat(accumulator.judged()).isZero();
    assertThat(accumulator.correct()).isZero();
    assertThat(accumulator.nanCount()).isZero();
    assertThat(accumulator.infiniteCount()).isZero();
    assertThat(accumulator.weight()).isEqualTo(0d);
    assertThat(accumulator.sum()).isEqualTo(0d);
    assertThat(accumulator.mean()).isNaN();
    assertThat(accumulator.perplexity()).isNaN();
    assertThat(accumulator.accuracy()).isNaN();
    assertThat(accumulator.minimum()).isNaN();
    assertThat(accumulator.maximum()).isNaN();
    accumulator.add(new float[0]);
    accumulator.add(new double[3], 3, 0);
    accumulator.merge(new LogLossAccumulator());
    accumulator.addCorrect(0, 0);
    assertThat(accumulator).isEqualTo(new LogLossAccumulator());
  }

  @Test
  void threeRows() {
    accumulator.add(0.5, true);
    accumulator.add(1.25, 2, false);
    accumulator.addWeighted(3, 1);
    assertThat(accumulator.count()).isEqualTo(3);
    assertThat(accumulator.weight()).isEqualTo(4d);
    assertThat(accumulator.sum()).isEqualTo(6d);
    assertThat(accumulator.mean()).isEqualTo(1.5);
    assertThat(accumulator.perplexity()).isEqualTo(StrictMath.exp(1.5));
    assertThat(accumulator.judged()).isEqualTo(2);
    assertThat(accumulator.correct()).isEqualTo(1);
    assertThat(accumulator.accuracy()).isEqualTo(0.5);
    assertThat(accumulator.minimum()).isEqualTo(0.5);
    assertThat(accumulator.maximum()).isEqualTo(3d);
    assertThat(accumulator)
        .hasToString(
            "LogLossAccumulator[count=3, weight=4.0, sum=6.0, mean=1.5,"
                + " perplexity=4.4816890703380645, accuracy=0.5 (1 of 2), minimum=0.5, maximum=3.0,"
                + " nan=0, infinite=0]");
  }

  @Test
  void judgingWithTheLossAndTheWeightIsToldApart() {
    accumulator.add(1, 2, true);
    assertThat(accumulator.correct()).isEqualTo(1);
    assertThat(accumulator.weight()).isEqualTo(2d);
    accumulator.add(1, 2, false);
    accumulator.add(1, false);
    assertThat(accumulator.correct()).isEqualTo(1);
    assertThat(accumulator.judged()).isEqualTo(3);
    accumulator.add(1, true);
    assertThat(accumulator.accuracy()).isEqualTo(0.5);
  }

  @Test
  void correctRowsAreToldLater() {
    accumulator.add(new float[] {0.25f, 3f, -0.5f, 1e-30f, 2f});
    accumulator.addCorrect(2, 3);
    accumulator.addCorrect(0, 2);
    assertThat(accumulator.correct()).isEqualTo(2);
    assertThat(accumulator.judged()).isEqualTo(5);
    assertThat(accumulator.accuracy()).isEqualTo(0.4);
  }

  @Test
  void clearForgetsEverything() {
    accumulator.add(Double.NaN, true);
    accumulator.add(INFINITY, 3);
    accumulator.add(-INFINITY);
    accumulator.add(0.1);
    accumulator.clear();
    assertThat(accumulator).isEqualTo(new LogLossAccumulator());
    assertThat(accumulator.toBytes()).isEqualTo(new LogLossAccumulator().toBytes());
    accumulator.add(7);
    assertThat(accumulator.minimum()).isEqualTo(7d);
    assertThat(accumulator.mean()).isEqualTo(7d);
  }

  @Test
  void copiesAndMergedOnesGoTheirOwnWay() {
    accumulator.add(1, true);
    LogLossAccumulator copy = accumulator.copy();
    LogLossAccumulator total = new LogLossAccumulator();
    total.merge(accumulator);
    accumulator.add(5, false);
    assertThat(copy.count()).isEqualTo(1);
    assertThat(copy.sum()).isEqualTo(1d);
    assertThat(total).isEqualTo(copy).isNotEqualTo(accumulator);
    copy.add(9);
    assertThat(accumulator.maximum()).isEqualTo(5d);
  }

  @Test
  void countsDoNotOverflow() {
    accumulator.add(1, true);
    for (int doubling = 0; doubling < 62; doubling++) {
      accumulator.merge(accumulator);
    }
    assertThat(accumulator.count()).isEqualTo(1L << 62);
    assertThat(accumulator.mean()).isEqualTo(1d);
    LogLossAccumulator before = accumulator.copy();
    assertThatThrownBy(() -> accumulator.merge(accumulator))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage(
            "4611686018427387904 rows more than 4611686018427387904; an accumulator counts to"
                + " 2^63 - 1");
    assertThat(accumulator).isEqualTo(before);
    LogLossAccumulator other = LogLossAccumulator.fromBytes(before.toBytes());
    other.merge(new LogLossAccumulator());
    assertThat(other.accuracy()).isEqualTo(1d);
  }

  @Test
  void stateDecidesEqualityToTheLastPart() {
    accumulator.add(2, 1);
    assertThat(accumulator).isNotEqualTo("2").isNotEqualTo(null);
    assertNotEqual(a -> a.add(2, 2));
    assertNotEqual(a -> a.addWeighted(2, 2));
    assertNotEqual(a -> a.add(2, true));
    assertNotEqual(a -> a.add(2, false));
    assertNotEqual(a -> a.add(1.5));
    assertNotEqual(a -> a.add(Double.NaN));
    assertNotEqual(a -> a.add(INFINITY));
    assertNotEqual(a -> a.add(INFINITY, 0));
    LogLossAccumulator same = new LogLossAccumulator();
    same.add(2d);
    assertThat(same).isEqualTo(accumulator).hasSameHashCodeAs(accumulator);
  }

  private void assertNotEqual(Consumer<LogLossAccumulator> row) {
    LogLossAccumulator other = new LogLossAccumulator();
    row.accept(other);
    assertThat(other).isNotEqualTo(accumulator);
    assertThat(accumulator).isNotEqualTo(other);
  }

  @Test
  void statesThatDifferInOneValueAreNotEqual() {
    LogLossState state = new LogLossState();
    List<Consumer<LogLossState>> changes =
        List.of(
            s -> s.count++,
            s -> s.judged++,
            s -> s.correct++,
            s -> s.nans++,
            s -> s.positiveInfinities++,
            s -> s.negativeInfinities++,
            s -> s.minimum = 0d,
            s -> s.maximum = 0d,
            s -> s.sum.add(1d),
            s -> s.weight.add(1d));
    for (Consumer<LogLossState> change : changes) {
      LogLossState changed = new LogLossState();
      assertThat(state.isSameAs(changed)).isTrue();
      change.accept(changed);
      assertThat(state.isSameAs(changed)).isFalse();
      changed.clear();
      assertThat(state.isSameAs(changed)).isTrue();
    }
  }
}
