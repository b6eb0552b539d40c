package io.lossmith.benchmark.coldstart;

import com.google.gson.Gson;
import io.lossmith.ExampleLoss;
import io.lossmith.Lossmith;
import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.ExampleSpecs;
import java.util.Arrays;

/**
 * Times every one of the first calls of this JVM, loss and gradient of one example each, and prints
 * what they come to as one line of JSON. Nothing but the clock runs between the calls.
 */
final class FirstCalls {
  private static final int CALLS = 1_000_000;

  /** Rows in turn, few enough to stay in the processor's first cache. */
  private static final int ROWS = 4;

  /** How long the caller does nothing but read the clock before each of the calls after a pause. */
  private static final long PAUSE_NANOSECONDS = 500_000;

  private static final int PAUSES = 101;

  private FirstCalls() {}

  /** Takes the number of classes, and whether to warm up. */
  public static void main(String[] arguments) {
    int classes = Integer.parseInt(arguments[0]);
    boolean warmUp = Boolean.parseBoolean(arguments[1]);
    BatchData data = BatchData.random(ROWS, classes);
    float[][] logits = new float[ROWS][];
    for (int row = 0; row < ROWS; row++) {
      logits[row] = Arrays.copyOfRange(data.logits(), row * classes, (row + 1) * classes);
    }
    long[] starts = new long[CALLS];
    long[] ends = new long[CALLS];
    float[] gradient = new float[classes];
    compileCaller(logits, data.targets(), gradient, starts, ends);

    long start = System.nanoTime();
    ExampleLoss loss = ExampleSpecs.of(classes);
    if (warmUp) {
      loss.warmUp();
    }
    long warmUpNanoseconds = warmUp ? System.nanoTime() - start : 0;
    float sum = time(loss, logits, data.targets(), gradient, starts, ends);
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("a loss of finite logits is NaN");
    }
    // Before the backend is asked for: where nothing has used the kernels, that starts their race.
    long afterPause = afterPause(loss, logits, data.targets(), gradient);
    ColdStartFigures figures =
        ColdStartFigures.of(
            classes, Lossmith.backend(), warmUpNanoseconds, starts, ends, afterPause);
    System.out.println(new Gson().toJson(figures));
  }

  /**
   * The loop around the calls is not what is measured: it is to be compiled before them, and
   * entered often, since what the first call pays for is the caller's otherwise. Three losses that
   * compute nothing keep the compiler from expecting one of them, and so from starting over at the
   * first call of a fourth.
   */
  private static void compileCaller(
      float[][] logits, int[] targets, float[] gradient, long[] starts, long[] ends) {
    ExampleLoss[] losses = {new IdleLoss.First(), new IdleLoss.Second(), new IdleLoss.Third()};
    for (int i = 0; i < starts.length; i++) {
      timeSome(losses[i % losses.length], logits, targets, gradient, starts, ends, i / ROWS * ROWS);
    }
  }

  /** The median of calls that each come after a pause, as the first one after a warm-up does. */
  private static long afterPause(
      ExampleLoss loss, float[][] logits, int[] targets, float[] gradient) {
    long[] starts = new long[ROWS];
    long[] ends = new long[ROWS];
    long[] durations = new long[PAUSES];
    for (int i = 0; i < PAUSES; i++) {
      long end = System.nanoTime() + PAUSE_NANOSECONDS;
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      timeSome(loss, logits, targets, gradient, starts, ends, 0);
      durations[i] = ends[0] - starts[0];
    }
    Arrays.sort(durations);
    return durations[PAUSES / 2];
  }

  private static float time(
      ExampleLoss loss,
      float[][] logits,
      int[] targets,
      float[] gradient,
      long[] starts,
      long[] ends) {
    float sum = 0;
    for (int from = 0; from < starts.length; from += ROWS) {
      sum += timeSome(loss, logits, targets, gradient, starts, ends, from);
    }
    return sum;
  }

  /** A call for each row; a method, so that the first of them runs compiled. */
  private static float timeSome(
      ExampleLoss loss,
      float[][] logits,
      int[] targets,
      float[] gradient,
      long[] starts,
      long[] ends,
      int from) {
    float sum = 0;
    for (int row = 0; row < ROWS; row++) {
      starts[from + row] = System.nanoTime();
      sum += loss.lossAndGradient(logits[row], targets[row], gradient);
      ends[from + row] = System.nanoTime();
    }
    return sum;
  }
}
