package io.lossmith;

/** What every generated class of a batch offers, whatever its reduction. */
public interface BatchSoftmax {
  int classes();

  /** The number of rows, or {@link SoftmaxCrossEntropy#ANY}. */
  int rows();

  void softmax(float[] logits, float[] probabilities);

  void logSoftmax(float[] logits, float[] logProbabilities);

  void logSumExp(float[] logits, float[] logSumExps);

  void argmax(float[] logits, int[] classes);

  int countCorrect(float[] logits, int[] targets);
}
