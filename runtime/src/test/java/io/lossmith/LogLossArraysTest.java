package io.lossmith;

import static io.lossmith.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** {@link LogLossArrays}: arrays are their rows one by one, or they are refused. */
class LogLossArraysTest {
  private static final int IGNORED = -100;
  private static final float[] LOSSES = {0.25f, 3f, -0.5f, 1e-30f, 2f};
  private static final float[] WEIGHTS = {1f, 0f, 0.1f, 1e30f, 3f};
  private static final double[] DOUBLE_LOSSES = {0.1, 3, -0.7, 1e-300, 2};
  private static final double[] DOUBLE_WEIGHTS = {1, 0, 0.3, 1e300, 5e-324};

  private final LogLossAccumulator accumulator = new LogLossAccumulator();

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
  void ofIgnoredRowsNothingIsAdded() {
    int[] targets = {7, IGNORED, 0, 2, IGNORED};
    assertThat(accumulator.add(LOSSES, targets, IGNORED)).isEqualTo(3);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(new float[] {LOSSES[0], LOSSES[2], LOSSES[3]});
    assertThat(accumulator).isEqualTo(expected);
    accumulator.clear();
    assertThat(accumulator.add(DOUBLE_LOSSES, targets, IGNORED)).isEqualTo(3);
    expected.clear();
    expected.add(new double[] {DOUBLE_LOSSES[0], DOUBLE_LOSSES[2], DOUBLE_LOSSES[3]});
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void whatIsRefusedChangesNothing() {
    accumulator.add(LOSSES);
    accumulator.addCorrect(1, 2);
    LogLossAccumulator before = accumulator.copy();
    assertRefused(
        () -> accumulator.add(1, -1), "weight is -1.0; a weight is finite, and 0 or more");
    assertRefused(() -> accumulator.add(1, Double.NaN, true), "weight is NaN; a weight is");
    assertRefused(
        () -> accumulator.add(1, Double.POSITIVE_INFINITY), "weight is Infinity; a weight is");
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
}
