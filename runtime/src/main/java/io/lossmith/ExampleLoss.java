package io.lossmith;

/** What a generated class of one example, {@code batch = {}}, offers. */
public interface ExampleLoss {
  int classes();

  float loss(float[] logits, int target);

  float lossAndGradient(float[] logits, int target, float[] gradient);

  void softmax(float[] logits, float[] probabilities);

  void logSoftmax(float[] logits, float[] logProbabilities);

  float nll(float[] logProbabilities, int target);

  float logSumExp(float[] logits);

  int argmax(float[] logits);

  boolean isCorrect(float[] logits, int target);
}
