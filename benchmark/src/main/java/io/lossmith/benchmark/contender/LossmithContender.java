package io.lossmith.benchmark.contender;

import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;

/** A generated class. */
final class LossmithContender implements Contender {
  /** The class that a user would have for the shape: {@code batch = {}} for a single row. */
  static final String FITTING = "lossmith";

  /** The class with {@code batch = ANY}, where the other one is not the same. */
  static final String ANY = "lossmith-any";

  private final String name;

  LossmithContender(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isByNameOnly() {
    return name.equals(ANY);
  }

  @Override
  public boolean takes(Method method, int classes, int rows) {
    return name.equals(FITTING) || rows == 1;
  }

  @Override
  public Call prepare(Method method, BatchData data) {
    float[] values = new float[method.givesValues() ? data.logits().length : 0];
    return data.rows() == 1 && name.equals(FITTING)
        ? example(method, data, values)
        : batch(method, data, values);
  }

  private static Call example(Method method, BatchData data, float[] values) {
    ExampleLoss loss = ExampleSpecs.of(data.classes());
    float[] logits = data.logits();
    int target = data.targets()[0];
    ArrayCall.Body body =
        switch (method) {
          case LOSS -> () -> loss.loss(logits, target);
          case LOSS_AND_GRADIENT -> () -> loss.lossAndGradient(logits, target, values);
          case SOFTMAX -> ArrayCall.withoutLoss(() -> loss.softmax(logits, values));
          case LOG_SOFTMAX -> ArrayCall.withoutLoss(() -> loss.logSoftmax(logits, values));
        };
    return new ArrayCall(values, body, loss::warmUp);
  }

  private static Call batch(Method method, BatchData data, float[] values) {
    BatchLoss loss = BatchSpecs.of(data.classes());
    float[] logits = data.logits();
    int[] targets = data.targets();
    ArrayCall.Body body =
        switch (method) {
          case LOSS -> () -> loss.loss(logits, targets);
          case LOSS_AND_GRADIENT -> () -> loss.lossAndGradient(logits, targets, values);
          case SOFTMAX -> ArrayCall.withoutLoss(() -> loss.softmax(logits, values));
          case LOG_SOFTMAX -> ArrayCall.withoutLoss(() -> loss.logSoftmax(logits, values));
        };
    return new ArrayCall(values, body, loss::warmUp);
  }
}
