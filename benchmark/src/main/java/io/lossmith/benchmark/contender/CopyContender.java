package io.lossmith.benchmark.contender;

/** The logits copied to where the results go: what reading and writing the memory takes. */
final class CopyContender implements Contender {
  static final String NAME = "copy";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return method.givesValues();
  }

  @Override
  public Call prepare(Method method, BatchData data) {
    float[] logits = data.logits();
    float[] values = new float[logits.length];
    return new ArrayCall(
        values, ArrayCall.withoutLoss(() -> System.arraycopy(logits, 0, values, 0, logits.length)));
  }
}
