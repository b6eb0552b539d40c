package io.lossmith.benchmark.contender;

import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;

/** Has a generated class compiled before it is needed: the one place where that is done. */
public final class WarmUp {
  /** As many calls as HotSpot counts before its last compiler takes a method up, and some more. */
  private static final int CALLS = 20_000;

  /** And no longer than this where a call is long. */
  private static final long NANOSECONDS = 1_000_000_000;

  private static final int ROWS = 64;

  private WarmUp() {}

  /** One example a call. */
  public static void of(ExampleLoss loss) {
    BatchData data = BatchData.random(1, loss.classes());
    float[] gradient = new float[data.logits().length];
    repeat(() -> loss.lossAndGradient(data.logits(), data.targets()[0], gradient));
  }

  /** Any number of rows a call. */
  public static void of(BatchLoss loss) {
    BatchData data = BatchData.random(ROWS, loss.classes());
    float[] gradient = new float[data.logits().length];
    repeat(() -> loss.lossAndGradient(data.logits(), data.targets(), gradient));
  }

  private static void repeat(ArrayCall.Body call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS && System.nanoTime() - start < NANOSECONDS; i++) {
      call.run();
    }
  }
}
