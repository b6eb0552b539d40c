package io.lossmith.processor.generated;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Random rows with their targets; its text is what a failed property prints.
 *
 * @param classes the number of classes
 * @param logits the rows
 * @param targets a class for each row
 */
record Batch(int classes, float[] logits, int[] targets) {
  private static final Integer[] CLASSES = {2, 3, 5, 10, 16, 17, 24, 25, 33, 100, 300};

  /** One to {@code mostRows} rows of some number of classes. */
  static Arbitrary<Batch> any(int mostRows) {
    return Arbitraries.randomValue(
        random -> random(CLASSES[random.nextInt(CLASSES.length)], mostRows, random));
  }

  /** One to {@code mostRows} rows. */
  static Batch random(int classes, int mostRows, Random random) {
    return ofRows(classes, 1 + random.nextInt(mostRows), random);
  }

  /** So many rows. */
  static Batch ofRows(int classes, int rows, Random random) {
    float[] logits = new float[rows * classes];
    int[] targets = new int[rows];
    RandomRows.fill(logits, targets, random);
    return new Batch(classes, logits, targets);
  }

  int rows() {
    return targets.length;
  }

  float[] row(int row) {
    return Arrays.copyOfRange(logits, row * classes, (row + 1) * classes);
  }

  @Override
  public String toString() {
    return "targets " + Arrays.toString(targets) + ", logits " + Arrays.toString(logits);
  }
}
