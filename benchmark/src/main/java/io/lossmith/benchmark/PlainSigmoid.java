package io.lossmith.benchmark;

/** Sigmoid cross-entropy as one writes it by hand, in the stable form, with {@link Math}. */
final class PlainSigmoid {
  private PlainSigmoid() {}

  /** The mean loss of all targets, and its gradient. */
  static float lossAndGradient(float[] logits, int[] targets, float[] gradient) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      float x = logits[i];
      sum += Math.max(x, 0) - x * targets[i] + Math.log1p(Math.exp(-Math.abs(x)));
      gradient[i] = (float) ((1 / (1 + Math.exp(-x)) - targets[i]) / logits.length);
    }
    return (float) (sum / logits.length);
  }
}
