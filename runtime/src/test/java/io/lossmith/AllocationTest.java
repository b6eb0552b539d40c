package io.lossmith;

import static io.lossmith.Allocations.assertNothingAllocated;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That nothing is allocated once a method has warmed up. */
@Tag("long")
class AllocationTest {
  private final float[] logits = new RandomRows(1).row(100, RandomRows.Temper.WARM);
  private final float[] output = new float[100];
  private final LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
  private final LogSumExpAccumulator other = new LogSumExpAccumulator();

  /** Keeps results from being dropped as unused. */
  private float sink;

  @Test
  void logSumExp() {
    assertNothingAllocated(() -> sink += LogSumExp.of(logits));
    assertNothingAllocated(() -> sink += LogSumExp.of(logits, 1, 98));
    assertThat(sink).isFinite();
  }

  @Test
  void softmaxAndLogSoftmax() {
    assertNothingAllocated(() -> LogSumExp.softmax(logits, output));
    assertNothingAllocated(() -> LogSumExp.softmax(logits, 1, output, 2, 98));
    assertNothingAllocated(() -> LogSumExp.logSoftmax(logits, output));
    assertNothingAllocated(() -> LogSumExp.logSoftmax(logits, 1, output, 2, 98));
    assertThat(output[50]).isNegative();
  }

  @Test
  void accumulator() {
    other.add(logits);
    assertNothingAllocated(() -> accumulator.add(1f));
    assertNothingAllocated(() -> accumulator.add(logits));
    assertNothingAllocated(() -> accumulator.add(logits, 1, 98));
    assertNothingAllocated(() -> accumulator.merge(other));
    assertNothingAllocated(() -> sink += accumulator.value());
    assertThat(sink).isFinite();
    assertNothingAllocated(accumulator::clear);
  }

  @Test
  void logLossAccumulator() {
    LogLossAccumulator total = new LogLossAccumulator();
    LogLossAccumulator part = new LogLossAccumulator();
    float[] losses = new float[100];
    Arrays.fill(losses, 0.1f);
    double[] doubles = new double[100];
    Arrays.fill(doubles, 0.1);
    assertNothingAllocated(() -> part.add(0.1));
    assertNothingAllocated(() -> part.add(0.1, 0.7, true));
    assertNothingAllocated(() -> part.addWeighted(0.1, 0.7));
    assertNothingAllocated(() -> part.addCorrect(1, 2));
    assertNothingAllocated(() -> part.add(losses));
    assertNothingAllocated(() -> part.add(losses, losses));
    assertNothingAllocated(() -> part.addWeighted(losses, losses));
    assertNothingAllocated(() -> part.add(doubles));
    assertNothingAllocated(() -> part.add(doubles, doubles));
    assertNothingAllocated(() -> part.addWeighted(doubles, doubles));
    int[] targets = new int[100];
    assertNothingAllocated(() -> part.add(losses, targets, 1));
    assertNothingAllocated(() -> total.merge(part));
    assertThat(total.count()).isPositive();
    assertNothingAllocated(total::clear);
  }
}
