package io.lossmith.benchmark.contender;

import java.util.SplittableRandom;

/**
 * The rows that every contender is given: logits of a model in training, normal with a standard
 * deviation of 3, and targets that nothing predicts.
 */
public final class BatchData {
  private static final double DEVIATION = 3;

  private final float[] logits;
  private final int[] targets;

  private BatchData(float[] logits, int[] targets) {
    this.logits = logits;
    this.targets = targets;
  }

  /** The same rows whenever the shape is the same. */
  public static BatchData random(int rows, int classes) {
    SplittableRandom random = new SplittableRandom(42);
    float[] logits = new float[rows * classes];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (DEVIATION * random.nextGaussian());
    }
    int[] targets = new int[rows];
    for (int row = 0; row < rows; row++) {
      targets[row] = random.nextInt(classes);
    }
    return new BatchData(logits, targets);
  }

  /** [rows][classes] values, the array itself. */
  public float[] logits() {
    return logits;
  }

  /** [rows] values, the array itself. */
  public int[] targets() {
    return targets;
  }

  /** How many rows there are. */
  public int rows() {
    return targets.length;
  }

  /** How many values a row has. */
  public int classes() {
    return logits.length / targets.length;
  }
}
