package io.lossmith.demo.service.model;

import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import java.util.List;
import org.ejml.data.FMatrixRMaj;

/**
 * One step of stochastic gradient descent on one image, through the loss and gradient that Lossmith
 * wrote: parameters -= rate * gradient. The same steps from the same model give the same bits on
 * every JVM. Allocates nothing once created.
 *
 * <p>Not for several threads at once.
 */
public final class OnlineStep {
  private final LearnedImageLoss loss = new LearnedImageLoss();
  private final DigitModel model;
  private final DigitModel gradient;
  private final List<float[]> parameters;
  private final List<float[]> gradients;
  private final FMatrixRMaj input;
  private final Activations activations;
  private final FMatrixRMaj hiddenGradient;
  private float lossBefore;
  private boolean correctBefore;
  private long lossNanos;

  /**
   * Creates a step.
   *
   * @param model the model that learns, in place
   */
  public OnlineStep(DigitModel model) {
    this.model = model;
    gradient = new DigitModel(model.inputs(), model.hiddenUnits());
    parameters = model.parameters();
    gradients = gradient.parameters();
    input = new FMatrixRMaj(1, model.inputs());
    activations = model.activations(1);
    hiddenGradient = new FMatrixRMaj(1, model.hiddenUnits());
  }

  /**
   * Learns an image, unless a parameter would stop being a finite number: then the model stays as
   * it is.
   *
   * @param pixels [pixels] values, read
   * @param label the image's class
   * @param rate the learning rate
   * @return whether the step was taken
   */
  public boolean learn(float[] pixels, int label, float rate) {
    forward(pixels);
    float[] logits = activations.logits();
    long start = System.nanoTime();
    correctBefore = loss.isCorrect(logits, label);
    // The gradient takes the place of the logits, which nothing needs any more.
    lossBefore = loss.lossAndGradient(logits, label, logits);
    lossNanos = System.nanoTime() - start;
    model.backward(input, activations, hiddenGradient, gradient);
    if (!staysFinite(rate)) {
      return false;
    }
    for (int i = 0; i < parameters.size(); i++) {
      move(parameters.get(i), gradients.get(i), rate);
    }
    return true;
  }

  /**
   * The model's loss on an image.
   *
   * @param pixels [pixels] values, read
   * @param label the image's class
   * @return the loss
   */
  public float loss(float[] pixels, int label) {
    forward(pixels);
    return loss.loss(activations.logits(), label);
  }

  /**
   * The loss of the last {@link #learn}, before the model was changed.
   *
   * @return the loss
   */
  public float lossBefore() {
    return lossBefore;
  }

  /**
   * Whether the image of the last {@link #learn} was read rightly before the model was changed.
   *
   * @return whether it was
   */
  public boolean correctBefore() {
    return correctBefore;
  }

  /**
   * The time that the last {@link #learn} spent in generated code.
   *
   * @return nanoseconds
   */
  public long lossNanos() {
    return lossNanos;
  }

  private void forward(float[] pixels) {
    System.arraycopy(pixels, 0, input.data, 0, input.numCols);
    model.forward(input, activations);
  }

  private boolean staysFinite(float rate) {
    for (int i = 0; i < parameters.size(); i++) {
      float[] values = parameters.get(i);
      float[] slopes = gradients.get(i);
      for (int j = 0; j < values.length; j++) {
        if (!Float.isFinite(values[j] - rate * slopes[j])) {
          return false;
        }
      }
    }
    return true;
  }

  private static void move(float[] parameters, float[] gradients, float rate) {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] -= rate * gradients[i];
    }
  }
}
