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
    System.out.println(
        new Gson()
            .toJson(
                ColdStartFigures.of(classes, Lossmith.backend(), warmUpNanoseconds, starts, ends)));
  }

  /**
   * The loop around the calls is not what is measured: it is to be compiled before them. Three
   * losses that compute nothing keep the compiler from expecting one of them, and so from starting
   * over at the first call of a fourth.
   */
  private static void compileCaller(
      float[][] logits, int[] targets, float[] gradient, long[] starts, long[] ends) {
    for (int round = 0; round < 3; round++) {
      time(new IdleLoss.First(), logits, targets, gradient, starts, ends);
      time(new IdleLoss.Second(), logits, targets, gradient, starts, ends);
      time(new IdleLoss.Third(), logits, targets, gradient, starts, ends);
    }
  }

  private static float time(
      ExampleLoss loss,
      float[][] logits,
      int[] targets,
      float[] gradient,
      long[] starts,
      long[] ends) {
    float sum = 0;
    for (int i = 0; i < starts.length; i++) {
      int row = i % ROWS;
      sum += timeOne(loss, logits[row], targets[row], gradient, starts, ends, i);
    }
    return sum;
  }

  /** A method, so that the first of its calls runs compiled even where the loop does not yet. */
  private static float timeOne(
      ExampleLoss loss,
      float[] logits,
      int target,
      float[] gradient,
      long[] starts,
      long[] ends,
      int call) {
    starts[call] = System.nanoTime();
    float result = loss.lossAndGradient(logits, target, gradient);
    ends[call] = System.nanoTime();
    return result;
  }
}
