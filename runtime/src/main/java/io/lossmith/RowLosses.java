package io.lossmith;

/** What a generated class of a batch with reduction NONE offers: one loss a row. */
public interface RowLosses extends BatchSoftmax {
  void loss(float[] logits, int[] targets, float[] losses);

  void lossAndGradient(float[] logits, int[] targets, float[] losses, float[] gradient);

  void nll(float[] logProbabilities, int[] targets, float[] losses);
}
