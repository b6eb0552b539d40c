package io.lossmith.demo.service.model;

import io.lossmith.demo.model.DigitModel;
import java.util.concurrent.atomic.AtomicInteger;

/** A model as it was after a step. Whoever got it from {@link ModelVersions} may read it. */
public final class ModelVersion {
  private final DigitModel model;
  private final AtomicInteger readers = new AtomicInteger();
  private long step;

  ModelVersion(int inputs, int hiddenUnits) {
    model = new DigitModel(inputs, hiddenUnits);
  }

  /**
   * The model, not to be written.
   *
   * @return the model
   */
  public DigitModel model() {
    return model;
  }

  /**
   * The number of steps that it has learned.
   *
   * @return 0 or more
   */
  public long step() {
    return step;
  }

  void become(DigitModel source, long newStep) {
    ModelCopy.copy(source, model);
    step = newStep;
  }

  void enter() {
    readers.incrementAndGet();
  }

  void leave() {
    readers.decrementAndGet();
  }

  boolean unread() {
    return readers.get() == 0;
  }
}
