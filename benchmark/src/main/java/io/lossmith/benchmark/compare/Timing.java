package io.lossmith.benchmark.compare;

/**
 * How long JMH runs a contender in a cell, in a JVM of its own.
 *
 * @param warmUps iterations before those that count
 * @param iterations those that count
 * @param milliseconds an iteration
 */
record Timing(int warmUps, int iterations, int milliseconds) {
  @Override
  public String toString() {
    return "1 fork, " + warmUps + " + " + iterations + " iterations of " + milliseconds + " ms";
  }
}
