package io.lossmith.kernel;

import java.util.function.LongSupplier;

/**
 * How long a warm-up goes on: until HotSpot's thresholds are passed and no round has been clearly
 * faster than all before for a while, but never longer than some seconds. SIMD kernels are waited
 * for first, where the code has any.
 *
 * <p>Not for several threads at once.
 */
public final class SteadyState {

  /** How many rounds follow the steady state, each method as it was compiled on its own. */
  public static final int LAST_ROUNDS = 20;

  private static final int FEWEST_ROUNDS = 12_000;
  private static final long CALM_NANOS = 300_000_000L;
  private static final long LONGEST_NANOS = 5_000_000_000L;

  /** By how much a round has to be faster to count. */
  private static final double CLEARLY = 0.95;

  private final LongSupplier nanoTime;
  private final long start;
  private long last;
  private long fastest = Long.MAX_VALUE;
  private long fastestAt;
  private int rounds = -1;

  /** Waits for the SIMD kernels, and starts the clock. */
  public SteadyState() {
    this(Vectors::awaitReady, System::nanoTime);
  }

  /**
   * Of code that has no kernels to wait for: starts the clock.
   *
   * @return to be asked before each round
   */
  public static SteadyState ofScalarCode() {
    return new SteadyState(() -> {}, System::nanoTime);
  }

  SteadyState(Runnable await, LongSupplier nanoTime) {
    await.run();
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    last = start;
    fastestAt = start;
  }

  /**
   * To be asked before each round.
   *
   * @return whether another round is to be run
   */
  public boolean goesOn() {
    long now = nanoTime.getAsLong();
    long round = now - last;
    last = now;
    rounds++;
    if (rounds > 0 && round < fastest * CLEARLY) {
      fastest = round;
      fastestAt = now;
    }
    boolean isWarm = rounds >= FEWEST_ROUNDS && now - fastestAt >= CALM_NANOS;
    return !isWarm && now - start < LONGEST_NANOS;
  }
}
