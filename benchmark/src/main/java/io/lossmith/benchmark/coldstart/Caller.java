package io.lossmith.benchmark.coldstart;

import io.lossmith.ExampleLoss;
import io.lossmith.benchmark.contender.BatchData;
import java.util.Arrays;

/**
 * A caller that asks for the loss and gradient of one example after the other, and times each call.
 * Nothing but the clock runs between the calls.
 *
 * <p>What a caller pays for itself is none of a loss's: its code is compiled before a loss is made,
 * and ready, with its rows, before the calls.
 */
final class Caller {

  /** Rows in turn, few enough to stay in the processor's first cache. */
  static final int ROWS = 4;

  private final ExampleLoss[] idle = {
    new IdleLoss.First(), new IdleLoss.Second(), new IdleLoss.Third()
  };
  private final BatchData data;
  private final float[][] logits;
  private final int[] targets;
  private final float[] gradient;
  private final long[] starts;
  private final long[] ends;

  /** Of at most so many calls, a multiple of the {@link #ROWS}. */
  Caller(int classes, int calls) {
    data = BatchData.random(ROWS, classes);
    logits = new float[ROWS][classes];
    targets = data.targets();
    gradient = new float[classes];
    starts = new long[calls];
    ends = new long[calls];
  }

  /**
   * Has the loop around the calls compiled and all else linked, which is not what is measured, and
   * enters the loop often, since what the first call pays for is the caller's otherwise. Three
   * losses that compute nothing keep the compiler from expecting one of them, and so from starting
   * over at the first call of a fourth.
   */
  void compile() {
    for (int i = 0; i < starts.length; i++) {
      callRows(idle[i % idle.length], i / ROWS * ROWS);
    }
    call(idle[0], ROWS);
  }

  /**
   * Does what a caller has done when it calls: its model has just written the logits, the gradient
   * is new, and its own code is running. What was compiled since has driven all of them out of the
   * caches: without this, the first call would be charged with bringing them back.
   */
  void getReady() {
    for (int row = 0; row < ROWS; row++) {
      System.arraycopy(data.logits(), row * data.classes(), logits[row], 0, data.classes());
    }
    Arrays.fill(gradient, 0);
    callRows(idle[0], 0);
  }

  /** Makes so many calls, ready as it is for the first; gives the sum of their losses. */
  float call(ExampleLoss loss, int calls) {
    getReady();
    float sum = 0;
    for (int from = 0; from < calls; from += ROWS) {
      sum += callRows(loss, from);
    }
    return sum;
  }

  /** A call of each row, of which the first one's nanoseconds are given. */
  long callOnce(ExampleLoss loss) {
    callRows(loss, 0);
    return ends[0] - starts[0];
  }

  /** A call of each row; a method, so that the first of them runs compiled. */
  private float callRows(ExampleLoss loss, int from) {
    float sum = 0;
    for (int row = 0; row < ROWS; row++) {
      starts[from + row] = System.nanoTime();
      sum += loss.lossAndGradient(logits[row], targets[row], gradient);
      ends[from + row] = System.nanoTime();
    }
    return sum;
  }

  /** When each call began; the array itself. */
  long[] starts() {
    return starts;
  }

  /** When each call ended; the array itself. */
  long[] ends() {
    return ends;
  }
}
