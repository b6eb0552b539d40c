package io.lossmith.kernel;

/**
 * Checks of targets and log-probabilities whose class axis stands before others; with a step of 1
 * from class to class, those of rows that lie side by side.
 */
public final class StridedTargets {

  private StridedTargets() {}

  /**
   * Checks target distributions, see {@link Targets#probabilities(float[], int, int, int)}.
   *
   * @param targets where the distributions are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @throws IllegalArgumentException if an entry is negative, infinite or NaN
   */
  public static void probabilities(float[] targets, int offset, int rows, int classes, int inner) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < classes; j++) {
        Targets.probability(targets[offset + index(row, j, classes, inner)], row, j);
      }
    }
  }

  /**
   * Checks every value of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @throws IllegalArgumentException if a value is positive
   */
  public static void logProbabilities(
      float[] logProbabilities, int offset, int rows, int classes, int inner) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < classes; j++) {
        int at = offset + index(row, j, classes, inner);
        Arguments.logProbability(logProbabilities[at], row, j);
      }
    }
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @param ignoreIndex the target of rows that are passed over; -1 for none
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      float[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes,
      int inner,
      int ignoreIndex) {
    for (int row = 0; row < rows; row++) {
      int target = targets[targetsOffset + row];
      if (target != ignoreIndex) {
        int at = offset + index(row, target, classes, inner);
        Arguments.logProbability(logProbabilities[at], row, target);
      }
    }
  }

  /**
   * Checks target distributions, see {@link Targets#probabilities(double[], int, int, int)}.
   *
   * @param targets where the distributions are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @throws IllegalArgumentException if an entry is negative, infinite or NaN
   */
  public static void probabilities(double[] targets, int offset, int rows, int classes, int inner) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < classes; j++) {
        Targets.probability(targets[offset + index(row, j, classes, inner)], row, j);
      }
    }
  }

  /**
   * Checks every value of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @throws IllegalArgumentException if a value is positive
   */
  public static void logProbabilities(
      double[] logProbabilities, int offset, int rows, int classes, int inner) {
    for (int row = 0; row < rows; row++) {
      for (int j = 0; j < classes; j++) {
        int at = offset + index(row, j, classes, inner);
        Arguments.logProbability(logProbabilities[at], row, j);
      }
    }
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @param inner the step from class to class
   * @param ignoreIndex the target of rows that are passed over; -1 for none
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      double[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes,
      int inner,
      int ignoreIndex) {
    for (int row = 0; row < rows; row++) {
      int target = targets[targetsOffset + row];
      if (target != ignoreIndex) {
        int at = offset + index(row, target, classes, inner);
        Arguments.logProbability(logProbabilities[at], row, target);
      }
    }
  }

  private static int index(int row, int classIndex, int classes, int inner) {
    return row / inner * inner * classes + row % inner + classIndex * inner;
  }
}
