package io.lossmith;

/** What a generated class of a batch with reduction MEAN or SUM offers. */
public interface BatchLoss extends BatchSoftmax {
  float loss(float[] logits, int[] targets);

  float lossAndGradient(float[] logits, int[] targets, float[] gradient);

  float nll(float[] logProbabilities, int[] targets);
}
