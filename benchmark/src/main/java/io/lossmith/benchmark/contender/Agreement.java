package io.lossmith.benchmark.contender;

/**
 * Compares a contender's results with the textbook loop's, which adds in double, before anything is
 * timed: a benchmark of different results would mean nothing. The tolerance is for float32 sums of
 * many terms, not a judgement of accuracy.
 */
public final class Agreement {
  /** Of a loss, relative to it. */
  static final float LOSS_TOLERANCE = 2e-5f;

  /** Of an element, relative to the greatest magnitude among them. */
  static final float VALUE_TOLERANCE = 1e-5f;

  private Agreement() {}

  /**
   * Runs the call once and compares.
   *
   * @throws IllegalStateException if a result lies further from the textbook's than the tolerance
   * @throws Exception whatever the contender's library throws
   */
  public static void require(Contender contender, Call call, Method method, BatchData data)
      throws Exception {
    float loss = call.run();
    if (contender instanceof CopyContender) {
      return;
    }
    Call textbook = new PlainContender(PlainContender.TEXTBOOK).prepare(method, data);
    float expectedLoss = textbook.run();
    // Negated, so that NaN fails as well.
    if (!(Math.abs(loss - expectedLoss) <= LOSS_TOLERANCE * Math.abs(expectedLoss))) {
      throw new IllegalStateException(
          contender.name() + "'s loss is " + loss + ", the textbook loop's " + expectedLoss);
    }
    requireValues(contender.name(), call.values(), textbook.values());
  }

  private static void requireValues(String who, float[] values, float[] expected) {
    if (values.length != expected.length) {
      throw new IllegalStateException(
          who + " gives " + values.length + " values, the textbook loop " + expected.length);
    }
    float greatest = 0;
    for (float value : expected) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      if (!(Math.abs(values[i] - expected[i]) <= VALUE_TOLERANCE * greatest)) {
        throw new IllegalStateException(
            who + "'s value " + i + " is " + values[i] + ", the textbook loop's " + expected[i]);
      }
    }
  }
}
