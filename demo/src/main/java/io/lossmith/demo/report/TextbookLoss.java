package io.lossmith.demo.report;

import io.lossmith.demo.model.DigitModelLoss;

/**
 * The loss as float32 code computes it that follows the formula {@code log(sum(exp(x - m))) -
 * (x[target] - m)}, with m the maximum. Where the target's own exponential, 1, is all that a float
 * holds of the sum, its logarithm is 0, and so is the loss.
 */
final class TextbookLoss {
  private static final int CLASSES = DigitModelLoss.CLASSES;

  private TextbookLoss() {}

  /** The loss of one row of logits. */
  static float of(float[] logits, int row, int target) {
    int start = row * CLASSES;
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < CLASSES; i++) {
      maximum = Math.max(maximum, logits[start + i]);
    }
    float sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      sum += (float) StrictMath.exp(logits[start + i] - maximum);
    }
    return (float) StrictMath.log(sum) - (logits[start + target] - maximum);
  }
}
