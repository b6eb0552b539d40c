package io.lossmith.demo.report;

import io.lossmith.demo.model.DigitModelLoss;

/**
 * Temperature scaling (Guo et al., 2017): one number that all logits are divided by, chosen so that
 * the mean loss on held-out images is least. It changes no prediction, only how sure each one is.
 *
 * <p>As a function of the inverse temperature s the mean loss is convex, and its derivative is the
 * sum over all logits x of x times the gradient at s x, which the generated class computes. So the
 * least loss is where that sum changes its sign, which bisection finds.
 */
final class Temperature {
  private static final double LEAST_INVERSE = 1 / 64.0;
  private static final double GREATEST_INVERSE = 64;
  private static final int HALVINGS = 40;

  private final Predictions predictions;
  private final DigitModelLoss loss = new DigitModelLoss();
  private final float[] scaled;
  private final float[] gradient;

  private Temperature(Predictions predictions) {
    this.predictions = predictions;
    scaled = new float[predictions.logits().length];
    gradient = new float[scaled.length];
  }

  /** The temperature of the least mean loss, within 1/64 to 64. */
  static double fit(Predictions validation) {
    Temperature search = new Temperature(validation);
    double low = LEAST_INVERSE;
    double high = GREATEST_INVERSE;
    for (int i = 0; i < HALVINGS; i++) {
      // The middle of the logarithms: a temperature is a factor.
      double middle = Math.sqrt(low * high);
      if (search.derivative(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 1 / Math.sqrt(low * high);
  }

  private double derivative(double inverse) {
    float[] logits = predictions.logits();
    for (int i = 0; i < logits.length; i++) {
      scaled[i] = (float) (logits[i] * inverse);
    }
    loss.lossAndGradient(scaled, predictions.targets(), gradient);
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += (double) gradient[i] * logits[i];
    }
    return sum;
  }
}
