package io.lossmith.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How much of an iteration's time the thread that is measured had a core. Where compilers,
 * collectors or other programs run on the same core, a call takes longer by their share, whatever
 * its code.
 */
final class CoreShare {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** Written by the measured thread, and read by the profiler's once the iteration is over. */
  private static volatile double ofIteration = Double.NaN;

  private static long wallStart;
  private static long coreStart;

  private CoreShare() {}

  /** To be called by the measured thread, before an iteration. */
  static void start() {
    coreStart = THREADS.getCurrentThreadCpuTime();
    wallStart = System.nanoTime();
  }

  /** To be called by the same thread, after it. */
  static void stop() {
    long wall = System.nanoTime() - wallStart;
    ofIteration = (double) (THREADS.getCurrentThreadCpuTime() - coreStart) / wall;
  }

  /** That of the last iteration, 0 to 1. */
  static double ofIteration() {
    return ofIteration;
  }
}
