package io.lossmith.benchmark.contender;

/** A call of Java code that fills an array. */
final class ArrayCall implements Call {
  private final Body body;
  private final float[] values;
  private final Runnable warmUp;

  ArrayCall(float[] values, Body body) {
    this(values, body, () -> {});
  }

  ArrayCall(float[] values, Body body, Runnable warmUp) {
    this.values = values;
    this.body = body;
    this.warmUp = warmUp;
  }

  /** A body that has no loss to return. */
  static Body withoutLoss(Runnable call) {
    return () -> {
      call.run();
      return 0;
    };
  }

  @Override
  public void warmUp() {
    warmUp.run();
  }

  @Override
  public float run() {
    return body.run();
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  /** What is timed. */
  @FunctionalInterface
  interface Body {
    float run();
  }
}
