package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That nothing is allocated once a method has warmed up. */
@Tag("long")
class AllocationTest {

  private static final int WARM_UP_CALLS = 20_000;
  private static final int MEASURED_CALLS = 20_000;
  private static final int ROUNDS = 5;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final float[] logits = new RandomRows(1).row(100, RandomRows.Temper.WARM);
  private final float[] output = new float[100];
  private final LogSumExpAccumulator accumulator = new LogSumExpAccumulator();
  private final LogSumExpAccumulator other = new LogSumExpAccumulator();

  /** Keeps results from being dropped as unused. */
  private float sink;

  private Object kept = "";

  @BeforeEach
  void theMeasureNoticesAnAllocation() {
    assertThat(allocated(() -> kept = new float[1])).isGreaterThan(MEASURED_CALLS);
    assertThat(kept).isInstanceOf(float[].class);
  }

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
    assertNothingAllocated(() -> total.merge(part));
    assertThat(total.count()).isPositive();
    assertNothingAllocated(total::clear);
  }

  private void assertNothingAllocated(Runnable call) {
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      call.run();
    }
    assertThat(allocated(call)).isZero();
  }

  /**
   * Bytes that this thread allocates while it makes the measured calls: the least of some rounds,
   * since the JVM, loading or replacing code, may once allocate on a thread's account.
   */
  private long allocated(Runnable call) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < MEASURED_CALLS; i++) {
        call.run();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
