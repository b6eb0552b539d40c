package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that calls allocate once they have warmed up. */
public final class Allocations {
  private static final int CALLS = 20_000;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Keeps an array from being left out as unused. */
  private static volatile Object kept = "";

  private Allocations() {}

  /** Fails if a call allocates, or if the measure would not notice. */
  public static void assertNothingAllocated(Runnable call) {
    assertThat(allocated(() -> kept = new float[1])).isGreaterThan(CALLS);
    assertThat(kept).isInstanceOf(float[].class);
    // Warms up: thrown away.
    allocated(call);
    assertThat(allocated(call)).isZero();
  }

  /**
   * Bytes that this thread allocates while it makes the calls: the least of some rounds, since the
   * JVM, loading or replacing code, may once allocate on a thread's account.
   */
  private static long allocated(Runnable call) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.run();
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
