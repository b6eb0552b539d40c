package io.lossmith.kernel;

/**
 * Checks of targets whose meaning options change; as in {@link Arguments}, all made before the
 * first write.
 */
public final class Targets {

  private Targets() {}

  /**
   * Checks the target of one example.
   *
   * @param target the class, or {@code ignoreIndex}
   * @param classes how many classes there are
   * @param ignoreIndex the target that drops the example
   * @throws IndexOutOfBoundsException if the target is neither
   */
  public static void target(int target, int classes, int ignoreIndex) {
    if (target != ignoreIndex && (target < 0 || target >= classes)) {
      throw new IndexOutOfBoundsException(
          "target is " + target + "; " + allowed(classes, ignoreIndex));
    }
  }

  /**
   * Checks the targets of a batch.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes there are
   * @param ignoreIndex the target that drops its row
   * @throws IndexOutOfBoundsException if a target is neither a class nor {@code ignoreIndex}; the
   *     message names the first such target by its index in the array
   */
  public static void targets(int[] targets, int offset, int rows, int classes, int ignoreIndex) {
    for (int i = offset; i < offset + rows; i++) {
      int target = targets[i];
      if (target != ignoreIndex && (target < 0 || target >= classes)) {
        throw new IndexOutOfBoundsException(
            "targets[" + i + "] is " + target + "; " + allowed(classes, ignoreIndex));
      }
    }
  }

  /**
   * Checks target distributions: every entry is 0 or more and finite. They need not sum to 1.
   *
   * @param targets where the distributions are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if an entry is negative, infinite or NaN; the message names
   *     the first such entry by row and class
   */
  public static void probabilities(float[] targets, int offset, int rows, int classes) {
    StridedTargets.probabilities(targets, offset, rows, classes, 1);
  }

  /**
   * Checks target distributions: every entry is 0 or more and finite. They need not sum to 1.
   *
   * @param targets where the distributions are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if an entry is negative, infinite or NaN; the message names
   *     the first such entry by row and class
   */
  public static void probabilities(double[] targets, int offset, int rows, int classes) {
    StridedTargets.probabilities(targets, offset, rows, classes, 1);
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities, but for ignored rows.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param ignoreIndex the target of rows that are passed over
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      float[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes,
      int ignoreIndex) {
    StridedTargets.logProbabilities(
        logProbabilities, offset, targets, targetsOffset, rows, classes, 1, ignoreIndex);
  }

  /**
   * Checks every value of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if a value is positive
   */
  public static void logProbabilities(float[] logProbabilities, int offset, int rows, int classes) {
    StridedTargets.logProbabilities(logProbabilities, offset, rows, classes, 1);
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities, but for ignored rows.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param ignoreIndex the target of rows that are passed over
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      double[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes,
      int ignoreIndex) {
    StridedTargets.logProbabilities(
        logProbabilities, offset, targets, targetsOffset, rows, classes, 1, ignoreIndex);
  }

  /**
   * Checks every value of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if a value is positive
   */
  public static void logProbabilities(
      double[] logProbabilities, int offset, int rows, int classes) {
    StridedTargets.logProbabilities(logProbabilities, offset, rows, classes, 1);
  }

  static void probability(float probability, int row, int index) {
    if (!(probability >= 0f && probability <= Float.MAX_VALUE)) {
      throw notProbability(Float.toString(probability), row, index);
    }
  }

  static void probability(double probability, int row, int index) {
    if (!(probability >= 0d && probability <= Double.MAX_VALUE)) {
      throw notProbability(Double.toString(probability), row, index);
    }
  }

  private static IllegalArgumentException notProbability(String probability, int row, int index) {
    return new IllegalArgumentException(
        "targets holds "
            + probability
            + " at row "
            + row
            + ", class "
            + index
            + "; a target probability is 0 or more and finite");
  }

  private static String allowed(int classes, int ignoreIndex) {
    return "classes are 0 to " + (classes - 1) + ", and " + ignoreIndex + " is ignored";
  }
}
