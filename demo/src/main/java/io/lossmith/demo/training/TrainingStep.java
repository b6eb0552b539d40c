package io.lossmith.demo.training;

import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.model.Minibatch;
import org.ejml.data.FMatrixRMaj;

/**
 * Forward and backward through a model and its generated loss; allocates nothing once created.
 *
 * <p>Not for several threads at once.
 */
public final class TrainingStep {
  private final DigitModel model;
  private final DigitModelLoss loss = new DigitModelLoss();
  private final DigitModel gradient;
  private final Activations activations;
  private final FMatrixRMaj hiddenGradient;
  private final StepClock clock = new StepClock();
  private int correct;

  /**
   * Creates a step for batches of up to a number of rows.
   *
   * @param model the model
   * @param capacity the largest number of rows
   */
  public TrainingStep(DigitModel model, int capacity) {
    this.model = model;
    gradient = new DigitModel(model.inputs(), model.hiddenUnits());
    activations = model.activations(capacity);
    hiddenGradient = new FMatrixRMaj(capacity, model.hiddenUnits());
  }

  /**
   * Computes the mean loss of a batch, and its gradient into {@link #gradient}.
   *
   * @param batch the batch, with at least one row
   * @return the mean loss
   */
  public float lossAndGradient(Minibatch batch) {
    model.forward(batch.inputs(), activations);
    clock.lap(StepPart.FORWARD);
    float[] logits = activations.logits();
    correct = loss.countCorrect(logits, 0, batch.targets(), 0, batch.rows());
    clock.lap(StepPart.COUNT);
    // The gradient takes the place of the logits, which nothing needs any more.
    float mean = loss.lossAndGradient(logits, 0, batch.targets(), 0, logits, 0, batch.rows());
    clock.lap(StepPart.LOSS);
    model.backward(batch.inputs(), activations, hiddenGradient, gradient);
    clock.lap(StepPart.BACKWARD);
    return mean;
  }

  /**
   * The gradient that the last call computed.
   *
   * @return a model of the same shape, overwritten by the next call
   */
  public DigitModel gradient() {
    return gradient;
  }

  /**
   * The number of rows of the last batch whose largest logit was their target's.
   *
   * @return 0 to the number of rows
   */
  public int correct() {
    return correct;
  }

  /** The clock of the parts; whoever owns the step starts it, and stops the parts around it. */
  StepClock clock() {
    return clock;
  }
}
