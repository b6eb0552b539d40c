package io.lossmith.benchmark.contender;

/** The loop that one writes by hand. */
final class PlainContender implements Contender {
  static final String TEXTBOOK = "plain:textbook";

  /** Keeps the exponentials; loss and gradient only, the other methods having nothing to keep. */
  static final String TUNED = "plain:tuned";

  private final String name;

  PlainContender(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return name.equals(TEXTBOOK) || method == Method.LOSS_AND_GRADIENT;
  }

  @Override
  public Call prepare(Method method, BatchData data) {
    float[] logits = data.logits();
    int[] targets = data.targets();
    int classes = data.classes();
    float[] values = new float[method.givesValues() ? logits.length : 0];
    return new ArrayCall(
        values,
        switch (method) {
          case LOSS -> () -> PlainLoops.loss(logits, targets, classes);
          case LOSS_AND_GRADIENT ->
              name.equals(TUNED)
                  ? () -> PlainLoops.tuned(logits, targets, values, classes)
                  : () -> PlainLoops.textbook(logits, targets, values, classes);
          case SOFTMAX -> ArrayCall.withoutLoss(() -> PlainLoops.softmax(logits, values, classes));
          case LOG_SOFTMAX ->
              ArrayCall.withoutLoss(() -> PlainLoops.logSoftmax(logits, values, classes));
        });
  }
}
