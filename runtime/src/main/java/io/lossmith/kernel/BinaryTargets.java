package io.lossmith.kernel;

/**
 * Checks of targets that say of each class whether it is there; as in {@link Arguments}, all made
 * before the first write.
 */
public final class BinaryTargets {

  private BinaryTargets() {}

  /**
   * Checks that targets are 0 or 1.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param count how many
   * @throws IndexOutOfBoundsException if a target is neither; the message names the first such
   *     target by its index in the array
   */
  public static void check(int[] targets, int offset, int count) {
    // One word for all targets: a plain loop that the compiler turns into vector instructions.
    int further = 0;
    for (int i = 0; i < count; i++) {
      further |= targets[offset + i];
    }
    if ((further & ~1) != 0) {
      for (int i = 0; i < count; i++) {
        if ((targets[offset + i] & ~1) != 0) {
          throw refused(targets, offset + i, "");
        }
      }
    }
  }

  /**
   * Checks that targets are 0 or 1, or the one that drops its class from its row.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param count how many
   * @param ignored the target to ignore
   * @throws IndexOutOfBoundsException if a target is none of these; the message names the first
   *     such target by its index in the array
   */
  public static void check(int[] targets, int offset, int count, int ignored) {
    for (int i = 0; i < count; i++) {
      int target = targets[offset + i];
      if ((target & ~1) != 0 && target != ignored) {
        throw refused(targets, offset + i, ", or " + ignored + " to be ignored");
      }
    }
  }

  /**
   * Checks that targets are probabilities.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param count how many
   * @throws IllegalArgumentException if a target is not 0 to 1; the message names the first such
   *     target by its index in the array
   */
  public static void check(float[] targets, int offset, int count) {
    for (int i = 0; i < count; i++) {
      float probability = targets[offset + i];
      if (!(probability >= 0f && probability <= 1f)) {
        throw new IllegalArgumentException(
            "targets["
                + (offset + i)
                + "] is "
                + probability
                + "; a target is the probability that its class is there, 0 to 1");
      }
    }
  }

  /**
   * Checks that targets are probabilities.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param count how many
   * @throws IllegalArgumentException if a target is not 0 to 1; the message names the first such
   *     target by its index in the array
   */
  public static void check(double[] targets, int offset, int count) {
    for (int i = 0; i < count; i++) {
      double probability = targets[offset + i];
      if (!(probability >= 0d && probability <= 1d)) {
        throw new IllegalArgumentException(
            "targets["
                + (offset + i)
                + "] is "
                + probability
                + "; a target is the probability that its class is there, 0 to 1");
      }
    }
  }

  /**
   * Counts the targets that are not ignored.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param count how many
   * @param ignored the target to ignore
   * @return how many are another, 0 to {@code count}
   */
  public static int kept(int[] targets, int offset, int count, int ignored) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      kept += targets[offset + i] == ignored ? 0 : 1;
    }
    return kept;
  }

  private static IndexOutOfBoundsException refused(int[] targets, int index, String further) {
    return new IndexOutOfBoundsException(
        "targets[" + index + "] is " + targets[index] + "; a target is 0 or 1" + further);
  }
}
