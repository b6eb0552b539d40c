package io.lossmith.demo.training;

import io.lossmith.demo.model.DigitModel;
import java.util.List;

/**
 * The Adam optimizer (Kingma and Ba, 2015), with its usual constants: each parameter moves by the
 * running mean of its gradient over the root of the running mean of its square. Parameters also
 * decay by a share of themselves, apart from the gradient (AdamW; Loshchilov and Hutter, 2019),
 * which keeps the model from learning its training images by heart.
 */
final class Adam {
  private static final float MEAN_DECAY = 0.9f;
  private static final float SQUARE_DECAY = 0.999f;
  private static final float EPSILON = 1e-8f;

  private static final float WEIGHT_DECAY = 0.05f;

  private final List<float[]> parameters;
  private final List<float[]> gradients;
  private final List<float[]> means;
  private final List<float[]> squares;
  private double meanDecayPower = 1;
  private double squareDecayPower = 1;

  Adam(DigitModel model, DigitModel gradient) {
    parameters = model.parameters();
    gradients = gradient.parameters();
    means = new DigitModel(model.inputs(), model.hiddenUnits()).parameters();
    squares = new DigitModel(model.inputs(), model.hiddenUnits()).parameters();
  }

  /** Moves every parameter once, against the gradient that was given at creation. */
  void step(double learningRate) {
    meanDecayPower *= MEAN_DECAY;
    squareDecayPower *= SQUARE_DECAY;
    double rootOfCorrection = Math.sqrt(1 - squareDecayPower);
    float rate = (float) (learningRate * rootOfCorrection / (1 - meanDecayPower));
    float epsilon = (float) (EPSILON * rootOfCorrection);
    float kept = (float) (1 - learningRate * WEIGHT_DECAY);
    for (int i = 0; i < parameters.size(); i++) {
      step(parameters.get(i), gradients.get(i), means.get(i), squares.get(i), rate, epsilon, kept);
    }
  }

  private static void step(
      float[] parameters,
      float[] gradients,
      float[] means,
      float[] squares,
      float rate,
      float epsilon,
      float kept) {
    for (int i = 0; i < parameters.length; i++) {
      float gradient = gradients[i];
      float mean = MEAN_DECAY * means[i] + (1 - MEAN_DECAY) * gradient;
      float square = SQUARE_DECAY * squares[i] + (1 - SQUARE_DECAY) * (gradient * gradient);
      means[i] = mean;
      squares[i] = square;
      parameters[i] = kept * parameters[i] - rate * mean / ((float) Math.sqrt(square) + epsilon);
    }
  }
}
