package io.lossmith.benchmark.contender;

/**
 * What one writes by hand: the maximum subtracted, {@link Math#exp}, no allocation. The mean of the
 * rows' losses, and its gradient.
 */
public final class PlainLoops {
  private PlainLoops() {}

  /**
   * The formula as it stands in the textbook: an exponential for the sum, and one for the result.
   */
  public static float textbook(float[] logits, int[] targets, float[] gradient, int classes) {
    int rows = targets.length;
    double total = 0;
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      float maximum = maximum(logits, at, classes);
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        sum += Math.exp(logits[at + j] - maximum);
      }
      for (int j = 0; j < classes; j++) {
        double probability = Math.exp(logits[at + j] - maximum) / sum;
        gradient[at + j] = (float) ((probability - (j == targets[row] ? 1 : 0)) / rows);
      }
      total += Math.log(sum) + maximum - logits[at + targets[row]];
    }
    return (float) (total / rows);
  }

  /** The same with every exponential kept in the gradient, and one division a row. */
  public static float tuned(float[] logits, int[] targets, float[] gradient, int classes) {
    int rows = targets.length;
    double total = 0;
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      float maximum = maximum(logits, at, classes);
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        double exponential = Math.exp(logits[at + j] - maximum);
        gradient[at + j] = (float) exponential;
        sum += exponential;
      }
      float scale = (float) (1 / (sum * rows));
      for (int j = 0; j < classes; j++) {
        gradient[at + j] *= scale;
      }
      gradient[at + targets[row]] -= 1f / rows;
      total += Math.log(sum) + maximum - logits[at + targets[row]];
    }
    return (float) (total / rows);
  }

  /** The loss alone. */
  public static float loss(float[] logits, int[] targets, int classes) {
    int rows = targets.length;
    double total = 0;
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      float maximum = maximum(logits, at, classes);
      total += Math.log(sum(logits, at, classes, maximum)) + maximum - logits[at + targets[row]];
    }
    return (float) (total / rows);
  }

  /** Each row's probabilities. */
  public static void softmax(float[] logits, float[] probabilities, int classes) {
    for (int at = 0; at < logits.length; at += classes) {
      float maximum = maximum(logits, at, classes);
      double sum = 0;
      for (int j = 0; j < classes; j++) {
        double exponential = Math.exp(logits[at + j] - maximum);
        probabilities[at + j] = (float) exponential;
        sum += exponential;
      }
      float scale = (float) (1 / sum);
      for (int j = 0; j < classes; j++) {
        probabilities[at + j] *= scale;
      }
    }
  }

  /** Their logarithms. */
  public static void logSoftmax(float[] logits, float[] logProbabilities, int classes) {
    for (int at = 0; at < logits.length; at += classes) {
      float maximum = maximum(logits, at, classes);
      double subtrahend = Math.log(sum(logits, at, classes, maximum)) + maximum;
      for (int j = 0; j < classes; j++) {
        logProbabilities[at + j] = (float) (logits[at + j] - subtrahend);
      }
    }
  }

  private static double sum(float[] logits, int at, int classes, float maximum) {
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      sum += Math.exp(logits[at + j] - maximum);
    }
    return sum;
  }

  private static float maximum(float[] logits, int at, int classes) {
    float maximum = logits[at];
    for (int j = 1; j < classes; j++) {
      if (logits[at + j] > maximum) {
        maximum = logits[at + j];
      }
    }
    return maximum;
  }
}
