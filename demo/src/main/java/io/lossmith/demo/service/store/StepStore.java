package io.lossmith.demo.service.store;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import java.io.Closeable;
import java.io.IOException;

/** Where a learner keeps its steps. */
public interface StepStore extends Closeable {

  /**
   * Gathers a step for the next {@link #commit}.
   *
   * @param record the step
   */
  void add(StepRecord record);

  /**
   * Makes all steps that were added safe.
   *
   * @throws IOException if that is not certain; then nothing may follow but {@link #close}
   */
  void commit() throws IOException;

  /**
   * Writes down the whole model, so that the steps before need not be kept.
   *
   * @param step the number of steps learned, all of them committed
   * @param model the model after them
   * @param learned the losses of their images
   * @throws IOException if it cannot be written; the steps are safe all the same
   */
  void snapshot(long step, DigitModel model, LogLossAccumulator learned) throws IOException;
}
