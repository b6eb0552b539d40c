package io.lossmith.benchmark.coldstart;

import io.lossmith.ExampleLoss;

/** A loss that computes nothing, several times. */
abstract class IdleLoss implements ExampleLoss {
  static final class First extends IdleLoss {
    @Override
    public float lossAndGradient(float[] logits, int target, float[] gradient) {
      return logits[target];
    }
  }

  static final class Second extends IdleLoss {
    @Override
    public float lossAndGradient(float[] logits, int target, float[] gradient) {
      return gradient[target];
    }
  }

  static final class Third extends IdleLoss {
    @Override
    public float lossAndGradient(float[] logits, int target, float[] gradient) {
      return target;
    }
  }

  @Override
  public int classes() {
    throw unasked();
  }

  @Override
  public float loss(float[] logits, int target) {
    throw unasked();
  }

  @Override
  public void softmax(float[] logits, float[] probabilities) {
    throw unasked();
  }

  @Override
  public void logSoftmax(float[] logits, float[] logProbabilities) {
    throw unasked();
  }

  @Override
  public float nll(float[] logProbabilities, int target) {
    throw unasked();
  }

  @Override
  public float logSumExp(float[] logits) {
    throw unasked();
  }

  @Override
  public int argmax(float[] logits) {
    throw unasked();
  }

  @Override
  public boolean isCorrect(float[] logits, int target) {
    throw unasked();
  }

  @Override
  public void warmUp() {
    throw unasked();
  }

  private static UnsupportedOperationException unasked() {
    return new UnsupportedOperationException("only loss and gradient are timed");
  }
}
