package io.lossmith.benchmark.coldstart;

import com.google.gson.Gson;
import io.lossmith.ExampleLoss;
import io.lossmith.Lossmith;
import io.lossmith.benchmark.contender.ExampleSpecs;
import java.util.Arrays;

/**
 * Times every one of the first calls of this JVM, loss and gradient of one example each, and prints
 * what they come to as one line of JSON. For comparison, it then times calls of the steady state
 * that each follow what the first call follows: a pause, and caches that others have filled.
 */
final class FirstCalls {
  private static final int CALLS = 1_000_000;

  /** How long the caller does nothing but read the clock before each of the calls after a pause. */
  private static final long PAUSE_NANOSECONDS = 500_000;

  private static final int PAUSES = 101;

  /** Twice what the greatest of the caches holds, on the machines that we know. */
  private static final int FILLS_CACHES = 64 << 20;

  private static final int CACHE_LINE = 64;
  private static final int FILLINGS = 51;

  private FirstCalls() {}

  /** Takes the number of classes, and whether to warm up. */
  public static void main(String[] arguments) {
    int classes = Integer.parseInt(arguments[0]);
    boolean warmUp = Boolean.parseBoolean(arguments[1]);
    Caller caller = new Caller(classes, CALLS);
    caller.compile();

    long start = System.nanoTime();
    ExampleLoss loss = ExampleSpecs.of(classes);
    if (warmUp) {
      loss.warmUp();
    }
    long warmUpNanoseconds = warmUp ? System.nanoTime() - start : 0;
    float sum = caller.call(loss, CALLS);
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("a loss of finite logits is NaN");
    }
    Caller later = new Caller(classes, Caller.ROWS);
    // Before the backend is asked for: where nothing has used the kernels, that starts their race.
    long afterPause = afterPause(loss, later);
    long cachesEmptied = cachesEmptied(loss, later);
    ColdStartFigures figures =
        ColdStartFigures.of(
            classes,
            Lossmith.backend(),
            warmUpNanoseconds,
            caller.starts(),
            caller.ends(),
            afterPause,
            cachesEmptied);
    System.out.println(new Gson().toJson(figures));
  }

  /** The median of calls that each come after a pause, as the first one after a warm-up does. */
  private static long afterPause(ExampleLoss loss, Caller caller) {
    long[] durations = new long[PAUSES];
    for (int i = 0; i < PAUSES; i++) {
      long end = System.nanoTime() + PAUSE_NANOSECONDS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      durations[i] = caller.callOnce(loss);
    }
    return median(durations);
  }

  /**
   * The median of calls whose code and data are in no cache but the caller's, as after compiling:
   * what no warm-up takes off a call that comes later than it.
   */
  private static long cachesEmptied(ExampleLoss loss, Caller caller) {
    byte[] others = new byte[FILLS_CACHES];
    long[] durations = new long[FILLINGS];
    for (int i = 0; i < FILLINGS; i++) {
      for (int line = 0; line < others.length; line += CACHE_LINE) {
        others[line]++;
      }
      caller.getReady();
      durations[i] = caller.callOnce(loss);
    }
    return median(durations);
  }

  private static long median(long[] durations) {
    Arrays.sort(durations);
    return durations[durations.length / 2];
  }
}
