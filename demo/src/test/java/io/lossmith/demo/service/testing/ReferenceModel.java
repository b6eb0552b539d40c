package io.lossmith.demo.service.testing;

import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.model.Minibatch;
import io.lossmith.demo.training.TrainingStep;
import java.util.Arrays;
import java.util.List;

/**
 * The same model, learning the same steps by other code: that of the training, and another class
 * that Lossmith wrote.
 */
public final class ReferenceModel {
  private final DigitModel model;
  private final TrainingStep step;
  private final Minibatch batch = new Minibatch(Digits.IMAGES, 1);
  private final Activations activations;
  private final DigitModelLoss loss = new DigitModelLoss();

  public ReferenceModel(DigitModel model) {
    this.model = model;
    step = new TrainingStep(model, 1);
    activations = model.activations(1);
  }

  public DigitModel model() {
    return model;
  }

  /** Learns an image with its own label; returns the loss before. */
  public float learn(int image, float rate) {
    batch.gather(image, image + 1);
    float before = step.lossAndGradient(batch);
    List<float[]> gradients = step.gradient().parameters();
    List<float[]> parameters = model.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      float[] values = parameters.get(i);
      for (int j = 0; j < values.length; j++) {
        values[j] = values[j] - rate * gradients.get(i)[j];
      }
    }
    return before;
  }

  public float[] logits(int image) {
    batch.gather(image, image + 1);
    model.forward(batch.inputs(), activations);
    return Arrays.copyOf(activations.logits(), DigitModelLoss.CLASSES);
  }

  public float loss(int image) {
    return loss.loss(logits(image), new int[] {Digits.IMAGES.label(image)});
  }

  public float[] probabilities(int image) {
    float[] probabilities = new float[DigitModelLoss.CLASSES];
    loss.softmax(logits(image), probabilities);
    return probabilities;
  }

  /** The gradient of the loss with respect to the logits. */
  public float[] gradient(int image) {
    float[] gradient = new float[DigitModelLoss.CLASSES];
    loss.lossAndGradient(logits(image), new int[] {Digits.IMAGES.label(image)}, gradient);
    return gradient;
  }
}
