package io.lossmith.processor.generated;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts what the current thread allocates. */
final class AllocationMeter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocationMeter() {}

  /** Something that is done again and again. */
  @FunctionalInterface
  interface Action {
    void run() throws Throwable;
  }

  /** The bytes that an action allocates when it is done some times. */
  static long bytes(Action action, int times) {
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    try {
      for (int i = 0; i < times; i++) {
        action.run();
      }
    } catch (Throwable e) {
      throw new AssertionError("the action failed", e);
    }
    return THREADS.getThreadAllocatedBytes(thread) - before;
  }
}
