package io.lossmith.processor.generated;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pseudo-random rows of every kind that a kernel may meet, the same on every JVM: only whole
 * numbers are drawn, and they are scaled by powers of two.
 *
 * @param classes logits in a row
 * @param logits the rows
 * @param targets a class for each row
 */
record WorkloadRows(int classes, float[] logits, int[] targets) {

  /** Kinds of rows, those with a finite loss first. */
  private static final int FINITE_KINDS = 9;

  private static final int KINDS = 17;

  private static final float NEGATIVE_NAN = Float.intBitsToFloat(0xffc0_1234);
  private static final float HUGE = 3e38f;

  /**
   * Makes rows.
   *
   * @param finite whether every row has a finite loss, so that a sum of the losses says something
   */
  static WorkloadRows of(int classes, int rows, boolean finite) {
    SplittableRandom random = new SplittableRandom(1_000_000L * rows + 10L * classes);
    WorkloadRows made = new WorkloadRows(classes, new float[rows * classes], new int[rows]);
    int kinds = finite ? FINITE_KINDS : KINDS;
    int first = below(random, kinds);
    for (int row = 0; row < rows; row++) {
      made.targets[row] = below(random, classes);
      made.fill(row, (first + row) % kinds, random);
    }
    return made;
  }

  /** Each row as a batch of its own. */
  List<WorkloadRows> split() {
    return IntStream.range(0, targets.length)
        .mapToObj(
            row ->
                new WorkloadRows(
                    classes,
                    Arrays.copyOfRange(logits, row * classes, (row + 1) * classes),
                    Arrays.copyOfRange(targets, row, row + 1)))
        .toList();
  }

  CallArguments arguments() {
    return new CallArguments(classes, logits, targets);
  }

  private void fill(int row, int kind, SplittableRandom random) {
    int at = row * classes;
    int target = targets[row];
    int one = below(random, classes);
    for (int j = 0; j < classes; j++) {
      logits[at + j] = value(kind, j, target, random);
    }
    switch (kind) {
      case 2 -> logits[at + one] += 8 + below(random, 120);
      case 4 -> logits[at + one] = 0f;
      case 10 -> logits[at + one] = Float.NaN;
      case 11 -> logits[at + one] = NEGATIVE_NAN;
      case 12 -> logits[at + one] = Float.POSITIVE_INFINITY;
      case 14 -> logits[at + target] = Float.NEGATIVE_INFINITY;
      default -> {}
    }
  }

  private static float value(int kind, int j, int target, SplittableRandom random) {
    return switch (kind) {
      // Ties of the maximum, zeros of both signs among them.
      case 3 -> below(random, 2) == 0 ? 0f : -0f;
      // Distances on both sides of the one whose exponential is the last that is not 0.
      case 4 -> -70.5f + uniform(random);
      case 5 -> 1e6f + 8 * uniform(random);
      case 6 -> Float.intBitsToFloat((int) (random.nextLong() >>> 32) & 0x807f_ffff);
      case 7 -> 0.625f;
      case 8 -> j != target && j % 3 == 0 ? Float.NEGATIVE_INFINITY : uniform(random);
      case 9 -> 0x1p127f * uniform(random);
      case 13 -> Float.NEGATIVE_INFINITY;
      case 15 -> Float.intBitsToFloat((int) (random.nextLong() >>> 32));
      case 16 -> j % 2 == 0 ? HUGE : -HUGE;
      default -> (kind == 1 ? 16 : 1) * uniform(random);
    };
  }

  private static int below(SplittableRandom random, int bound) {
    return (int) ((random.nextLong() >>> 33) % bound);
  }

  /** A multiple of 2^-23 from -1 to below 1. */
  private static float uniform(SplittableRandom random) {
    return (random.nextLong() >> 40) * 0x1p-23f;
  }
}
