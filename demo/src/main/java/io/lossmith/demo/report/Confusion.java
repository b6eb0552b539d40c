package io.lossmith.demo.report;

import io.lossmith.demo.model.DigitModelLoss;

/** How often images of one class were taken for another. */
public final class Confusion {
  /** The number of classes. */
  public static final int CLASSES = DigitModelLoss.CLASSES;

  private final int[][] counts = new int[CLASSES][CLASSES];
  private final int[] images = new int[CLASSES];
  private int mostConfused;

  private Confusion() {}

  /** Counts predictions. */
  static Confusion of(Predictions predictions) {
    Confusion confusion = new Confusion();
    for (int row = 0; row < predictions.size(); row++) {
      int target = predictions.target(row);
      int predicted = predictions.predicted(row);
      int count = ++confusion.counts[target][predicted];
      confusion.images[target]++;
      if (target != predicted) {
        confusion.mostConfused = Math.max(confusion.mostConfused, count);
      }
    }
    return confusion;
  }

  /**
   * The images of a class that were taken for a class.
   *
   * @param target the class that they have
   * @param predicted the class that they were taken for
   * @return their number
   */
  public int count(int target, int predicted) {
    return counts[target][predicted];
  }

  /**
   * The share of a class that was told right.
   *
   * @param target the class
   * @return 0 to 1; 0 for a class without images
   */
  public double recall(int target) {
    return images[target] == 0 ? 0 : (double) counts[target][target] / images[target];
  }

  /**
   * The most images of one class that were taken for one other.
   *
   * @return their number
   */
  public int mostConfused() {
    return mostConfused;
  }
}
