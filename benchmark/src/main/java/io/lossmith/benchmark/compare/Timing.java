package io.lossmith.benchmark.compare;

import java.util.concurrent.TimeUnit;

/**
 * How long JMH runs a contender in a cell, in a JVM of its own.
 *
 * @param warmUps iterations before those that count
 * @param iterations those that count
 * @param milliseconds an iteration
 */
record Timing(int warmUps, int iterations, int milliseconds) {
  /**
   * Short, for a grid has hundreds: a JVM that loads PyTorch, or has our kernels compiled, takes
   * several times as long to get ready.
   */
  static final Timing OF_A_CELL = new Timing(4, 5, 50);

  /** How many calls of that length an iteration has: at least one. */
  double callsAnIteration(double nanoseconds) {
    return Math.max(1, Math.floor(TimeUnit.MILLISECONDS.toNanos(milliseconds) / nanoseconds));
  }

  @Override
  public String toString() {
    return "1 fork, " + warmUps + " + " + iterations + " iterations of " + milliseconds + " ms";
  }
}
