package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** {@link LogLossAccumulator}: what each way to add means, special values, and what is refused. */
class LogLossAccumulatorTest {
  private static final int IGNORED = -100;

  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final float[] LOSSES = {0.25f, 3f, -0.5f, 1e-30f, 2f};
  private static final float[] WEIGHTS = {1f, 0f, 0.1f, 1e30f, 3f};
  private static final double[] DOUBLE_LOSSES = {0.1, 3, -0.7, 1e-300, 2};
  private static final double[] DOUBLE_WEIGHTS = {1, 0, 0.3, 1e300, 5e-324};

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
  void arraysAreTheirRowsOneByOne() {
    assertSameRows(a -> a.add(LOSSES), (a, i) -> a.add(LOSSES[i]), 0, 5);
    assertSameRows(a -> a.add(LOSSES, 1, 3), (a, i) -> a.add(LOSSES[i]), 1, 4);
    assertSameRows(a -> a.add(LOSSES, WEIGHTS), (a, i) -> a.add(LOSSES[i], WEIGHTS[i]), 0, 5);
    assertSameRows(
        a -> a.add(LOSSES, 0, WEIGHTS, 2, 3), (a, i) -> a.add(LOSSES[i], WEIGHTS[i + 2]), 0, 3);
    assertSameRows(
        a -> a.addWeighted(LOSSES, WEIGHTS), (a, i) -> a.addWeighted(LOSSES[i], WEIGHTS[i]), 0, 5);
    assertSameRows(
        a -> a.addWeighted(LOSSES, 0, WEIGHTS, 2, 3),
        (a, i) -> a.addWeighted(LOSSES[i], WEIGHTS[i + 2]),
        0,
        3);
  }

  @Test
  void arraysOfDoublesAreTheirRowsOneByOne() {
    assertSameRows(a -> a.add(DOUBLE_LOSSES), (a, i) -> a.add(DOUBLE_LOSSES[i]), 0, 5);
    assertSameRows(a -> a.add(DOUBLE_LOSSES, 1, 3), (a, i) -> a.add(DOUBLE_LOSSES[i]), 1, 4);
    assertSameRows(
        a -> a.add(DOUBLE_LOSSES, DOUBLE_WEIGHTS),
        (a, i) -> a.add(DOUBLE_LOSSES[i], DOUBLE_WEIGHTS[i]),
        0,
        5);
    assertSameRows(
        a -> a.add(DOUBLE_LOSSES, 0, DOUBLE_WEIGHTS, 2, 3),
        (a, i) -> a.add(DOUBLE_LOSSES[i], DOUBLE_WEIGHTS[i + 2]),
        0,
        3);
    assertSameRows(
        a -> a.addWeighted(DOUBLE_LOSSES, DOUBLE_WEIGHTS),
        (a, i) -> a.addWeighted(DOUBLE_LOSSES[i], DOUBLE_WEIGHTS[i]),
        0,
        5);
    assertSameRows(
        a -> a.addWeighted(DOUBLE_LOSSES, 0, DOUBLE_WEIGHTS, 2, 3),
        (a, i) -> a.addWeighted(DOUBLE_LOSSES[i], DOUBLE_WEIGHTS[i + 2]),
        0,
        3);
  }

  private interface Row {
    void addTo(LogLossAccumulator accumulator, int index);
  }

  private static void assertSameRows(
      Consumer<LogLossAccumulator> array, Row row, int start, int end) {
    LogLossAccumulator whole = new LogLossAccumulator();
    array.accept(whole);
    LogLossAccumulator single = new LogLossAccumulator();
    for (int i = start; i < end; i++) {
      row.addTo(single, i);
    }
    assertThat(whole).isEqualTo(single);
    assertThat(whole.count()).isEqualTo(end - start);
  }

  @Test
  void nanIsCountedAndNotHidden() {
    accumulator.add(2, true);
    accumulator.add(new float[] {Float.NaN, 1f});
    accumulator.add(INFINITY);
    assertThat(accumulator.nanCount()).isEqualTo(1);
    assertThat(accumulator.infiniteCount()).isEqualTo(1);
    assertThat(accumulator.count()).isEqualTo(4);
    assertThat(accumulator.weight()).isEqualTo(4d);
    for (double result :
        List.of(
            accumulator.sum(),
            accumulator.mean(),
            accumulator.perplexity(),
            accumulator.minimum(),
            accumulator.maximum())) {
      assertThat(result).isNaN();
    }
    assertThat(accumulator.accuracy()).isEqualTo(1d);
    accumulator.add(Double.NaN, 0);
    assertThat(accumulator.nanCount()).isEqualTo(2);
    assertThat(LogLossAccumulator.fromBytes(accumulator.toBytes())).isEqualTo(accumulator);
  }

  @Test
  void infinitiesDecideTheSum() {
    accumulator.add(2);
    accumulator.add(-INFINITY, 0.5);
    assertThat(accumulator.sum()).isEqualTo(-INFINITY);
    assertThat(accumulator.mean()).isEqualTo(-INFINITY);
    assertThat(accumulator.perplexity()).isEqualTo(0d);
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(2d);
    assertThat(accumulator.infiniteCount()).isEqualTo(1);

    LogLossAccumulator positive = new LogLossAccumulator();
    positive.add(new float[] {Float.POSITIVE_INFINITY, 1f}, new float[] {1f, 1f});
    assertThat(positive.sum()).isEqualTo(INFINITY);
    assertThat(positive.mean()).isEqualTo(INFINITY);
    assertThat(positive.minimum()).isEqualTo(1d);
    assertThat(positive.maximum()).isEqualTo(INFINITY);

    accumulator.merge(positive);
    assertThat(accumulator.sum()).isNaN();
    assertThat(accumulator.mean()).isNaN();
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(INFINITY);
    assertThat(accumulator.infiniteCount()).isEqualTo(2);
    assertThat(accumulator.nanCount()).isZero();
  }

  @Test
  void aWeightOfZeroTakesAnInfiniteLossOutOfTheSum() {
    accumulator.add(3);
    accumulator.add(INFINITY, 0);
    accumulator.add(-INFINITY, -0d);
    assertThat(accumulator.sum()).isEqualTo(3d);
    assertThat(accumulator.mean()).isEqualTo(3d);
    assertThat(accumulator.infiniteCount()).isZero();
    assertThat(accumulator.count()).isEqualTo(3);
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(INFINITY);
    // An infinite product stays what it is.
    accumulator.addWeighted(INFINITY, 0);
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
  }

  @Test
  void weightsThatAreAllZeroHaveNoMean() {
    accumulator.add(3, 0);
    accumulator.addWeighted(1, 0);
    accumulator.addWeighted(INFINITY, 0);
    assertThat(accumulator.mean()).isNaN();
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
  }

  @Test
  void aMeanBeyondTheRangeOfItsSums() {
    accumulator.add(1e308, 1e10);
    accumulator.add(1e308, 1e10);
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
    assertThat(accumulator.mean()).isEqualTo(1e308);
    accumulator.clear();
    accumulator.add(5e-324, 5e-324);
    assertThat(accumulator.sum()).isEqualTo(0d);
    assertThat(accumulator.mean()).isEqualTo(5e-324);
  }

  @Test
  void extremesTellTheZerosApart() {
    accumulator.add(0d);
    accumulator.add(-0d);
    assertThat(accumulator.minimum()).isEqualTo(Double.valueOf(-0d));
    assertThat(accumulator.maximum()).isEqualTo(Double.valueOf(0d));
    assertThat(accumulator.sum()).isEqualTo(Double.valueOf(0d));
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

  @Test
  void correctRowsAreToldLater() {
    accumulator.add(LOSSES);
    accumulator.addCorrect(2, 3);
    accumulator.addCorrect(0, 2);
    assertThat(accumulator.correct()).isEqualTo(2);
    assertThat(accumulator.judged()).isEqualTo(5);
    assertThat(accumulator.accuracy()).isEqualTo(0.4);
  }

  @Test
  void whatIsRefusedChangesNothing() {
    accumulator.add(LOSSES);
    accumulator.addCorrect(1, 2);
    LogLossAccumulator before = accumulator.copy();
    assertRefused(
        () -> accumulator.add(1, -1), "weight is -1.0; a weight is finite, and 0 or more");
    assertRefused(() -> accumulator.add(1, Double.NaN, true), "weight is NaN; a weight is");
    assertRefused(() -> accumulator.add(1, INFINITY), "weight is Infinity; a weight is");
    assertRefused(() -> accumulator.addWeighted(1, -5e-324), "weight is -4.9E-324; a weight is");
    float[] weights = {1f, 1f, 1f, Float.NaN, 1f};
    assertRefused(() -> accumulator.add(LOSSES, weights), "weights[3] is NaN; a weight is");
    assertRefused(() -> accumulator.addWeighted(LOSSES, weights), "weights[3] is NaN");
    assertRefused(() -> accumulator.add(LOSSES, 0, weights, 1, 3), "weights[3] is NaN");
    double[] doubleWeights = {1, 1, -2, 1, 1};
    assertRefused(
        () -> accumulator.add(DOUBLE_LOSSES, doubleWeights), "weights[2] is -2.0; a weight is");
    assertRefused(() -> accumulator.addWeighted(DOUBLE_LOSSES, doubleWeights), "weights[2] is -2");
    assertRefused(
        () -> accumulator.add(LOSSES, new float[6]), "weights has length 6; 5 rows need 5");
    assertRefused(
        () -> accumulator.addWeighted(LOSSES, new float[6]), "weights has length 6; 5 rows need 5");
    assertRefused(
        () -> accumulator.add(DOUBLE_LOSSES, new double[6]), "weights has length 6; 5 rows need 5");
    assertRefused(
        () -> accumulator.addWeighted(DOUBLE_LOSSES, new double[6]),
        "weights has length 6; 5 rows need 5");
    assertRefused(() -> accumulator.addCorrect(-1, 2), "correct is -1; of 2 judged rows, 0 to 2");
    assertRefused(() -> accumulator.addCorrect(3, 2), "correct is 3; of 2 judged rows, 0 to 2 can");
    assertRefused(
        () -> accumulator.addCorrect(0, 4),
        "rows is 4; of 5 rows added, 3 have not been judged yet");
    assertRefused(() -> accumulator.addCorrect(0, -1), "rows is -1; of 5 rows added, 3 have not");
    assertThat(accumulator).isEqualTo(before);
  }

  @Test
  void windowsAreCheckedFirst() {
    for (Window add : windows()) {
      assertRefused(() -> add.of(0, 0, -1), "rows is -1; a row count is 0 or more");
      assertThatThrownBy(() -> add.of(-1, 0, 2))
          .isExactlyInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("lossesOffset is -1; an offset is 0 or more");
      assertRefused(() -> add.of(3, 0, 3), "losses has length 5, 2 from offset 3; 3 rows need 3");
    }
    for (Window add : windows().subList(2, 6)) {
      assertThatThrownBy(() -> add.of(0, -1, 2))
          .isExactlyInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("weightsOffset is -1; an offset is 0 or more");
      assertRefused(() -> add.of(0, 4, 2), "weights has length 5, 1 from offset 4; 2 rows need 2");
    }
    assertThat(accumulator).isEqualTo(new LogLossAccumulator());
  }

  private interface Window {
    void of(int lossesOffset, int weightsOffset, int rows);
  }

  private List<Window> windows() {
    return List.of(
        (l, w, n) -> accumulator.add(LOSSES, l, n),
        (l, w, n) -> accumulator.add(DOUBLE_LOSSES, l, n),
        (l, w, n) -> accumulator.add(LOSSES, l, WEIGHTS, w, n),
        (l, w, n) -> accumulator.add(DOUBLE_LOSSES, l, DOUBLE_WEIGHTS, w, n),
        (l, w, n) -> accumulator.addWeighted(LOSSES, l, WEIGHTS, w, n),
        (l, w, n) -> accumulator.addWeighted(DOUBLE_LOSSES, l, DOUBLE_WEIGHTS, w, n));
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
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
  void examplesThroughAGeneratedClass() {
    ExampleLoss generated = exampleLoss();
    assertThat(accumulator.add(generated, new float[] {0.5f, 1f}, 0)).isEqualTo(0.5f);
    assertThat(accumulator.add(generated, new float[] {2f, -1f}, 1)).isEqualTo(2f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(0.5, true);
    expected.add(2, false);
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void batchesThroughAGeneratedClass() {
    float[] losses = new float[3];
    accumulator.add(rowLosses(2), new float[] {4f, 0.5f, 1f}, new int[3], losses);
    assertThat(losses).containsExactly(4f, 0.5f, 1f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(losses);
    expected.addCorrect(2, 3);
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void ignoredRowsAreNotAdded() {
    float[] losses = new float[4];
    int[] targets = {3, IGNORED, 0, IGNORED};
    accumulator.add(rowLosses(1), new float[] {4f, 0f, 1f, 0f}, targets, losses);
    assertThat(losses).containsExactly(4f, 0f, 1f, 0f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(new float[] {4f, 1f});
    expected.addCorrect(1, 2);
    assertThat(accumulator).isEqualTo(expected);

    LogLossAccumulator ofFloats = new LogLossAccumulator();
    ofFloats.addCorrect(1, ofFloats.add(losses, targets, IGNORED));
    assertThat(ofFloats).isEqualTo(expected);
    LogLossAccumulator ofDoubles = new LogLossAccumulator();
    ofDoubles.addCorrect(1, ofDoubles.add(new double[] {4, 0, 1, 0}, targets, IGNORED));
    assertThat(ofDoubles).isEqualTo(expected);
    assertRefused(
        () -> accumulator.add(losses, new int[3], 0), "targets has length 3; 4 rows need 4");
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void anIgnoredExampleIsNotAdded() {
    assertThat(accumulator.add(exampleLoss(), new float[] {0f, 1f}, IGNORED)).isZero();
    assertThat(accumulator.count()).isZero();
  }

  @Test
  void aGeneratedClassThatCountsTooMuchIsRefused() {
    accumulator.add(1);
    LogLossAccumulator before = accumulator.copy();
    float[] logits = {4f, 1f, 1f};
    int[] targets = {3, 3, 7};
    assertRefused(
        () -> accumulator.add(rowLosses(2), logits, new int[] {IGNORED, IGNORED, 7}, new float[3]),
        "correct is 2; of 1 judged rows, 0 to 1 can be");
    assertRefused(
        () -> accumulator.add(rowLosses(4), logits, targets, new float[3]),
        "correct is 4; of 3 judged rows");
    assertRefused(
        () -> accumulator.add(rowLosses(-1), logits, targets, new float[3]), "correct is -1");
    assertThat(accumulator).isEqualTo(before);
  }

  /** Gives its logits as losses. */
  private static RowLosses rowLosses(int correct) {
    return (RowLosses)
        Proxy.newProxyInstance(
            RowLosses.class.getClassLoader(),
            new Class<?>[] {RowLosses.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("countCorrect")) {
                return correct;
              }
              if (method.getName().equals("ignores")) {
                return arguments[0].equals(IGNORED);
              }
              float[] logits = (float[]) arguments[0];
              System.arraycopy(logits, 0, (float[]) arguments[2], 0, logits.length);
              return null;
            });
  }

  /** Gives the first logit as loss; is right where the second is positive. */
  private static ExampleLoss exampleLoss() {
    return (ExampleLoss)
        Proxy.newProxyInstance(
            ExampleLoss.class.getClassLoader(),
            new Class<?>[] {ExampleLoss.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("ignores")) {
                return arguments[0].equals(IGNORED);
              }
              float[] logits = (float[]) arguments[0];
              return method.getName().equals("loss") ? (Object) logits[0] : logits[1] > 0f;
            });
  }
}
