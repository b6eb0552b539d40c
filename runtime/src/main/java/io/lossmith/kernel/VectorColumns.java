package io.lossmith.kernel;

import io.lossmith.vector.ColumnKernel;

/**
 * Rows of fewer than 16 classes in layout CLASSES_FIRST on the SIMD kernels, for generated classes:
 * positions that lie side by side, as many as {@link Vectors#sideBySide} says. An object owns
 * scratch: one for each thread.
 */
public final class VectorColumns {
  private final ColumnKernel kernel;

  /**
   * Makes the scratch, if this JVM has vectors.
   *
   * @param classes how many classes a position has, 2 to 15
   */
  @SuppressWarnings("NullAway") // Not called where there is none.
  public VectorColumns(int classes) {
    kernel = Vectors.exist() ? new ColumnKernel(classes) : null;
  }

  /**
   * The losses of positions, and their gradients.
   *
   * @param logits where the positions are
   * @param at where class 0 of the first is
   * @param step how far it is from class to class
   * @param targets the positions' classes, checked
   * @param targetsAt where they begin
   * @param rows how many positions, a multiple of 16 up to {@link VectorBlock#MOST_ROWS}
   * @param losses where the losses go
   * @param lossesAt where they begin
   * @param gradient where the gradient goes, maybe {@code logits} at the same place; null for none
   * @param to where class 0 of the first position goes
   * @param divisor what the mean divides a position's gradient by
   */
  public void losses(
      float[] logits,
      int at,
      int step,
      int[] targets,
      int targetsAt,
      int rows,
      float[] losses,
      int lossesAt,
      float[] gradient,
      int to,
      float divisor) {
    kernel.losses(
        logits, at, step, targets, targetsAt, rows, losses, lossesAt, gradient, to, divisor);
  }

  /**
   * The softmax of positions.
   *
   * @param logits where the positions are
   * @param at where class 0 of the first is
   * @param step how far it is from class to class
   * @param rows how many positions, a multiple of 16 up to {@link VectorBlock#MOST_ROWS}
   * @param probabilities where the softmax goes, maybe {@code logits} at the same place
   * @param to where class 0 of the first position goes
   */
  public void softmax(float[] logits, int at, int step, int rows, float[] probabilities, int to) {
    kernel.softmax(logits, at, step, rows, probabilities, to);
  }

  /**
   * The log-softmax of positions.
   *
   * @param logits where the positions are
   * @param at where class 0 of the first is
   * @param step how far it is from class to class
   * @param rows how many positions, a multiple of 16 up to {@link VectorBlock#MOST_ROWS}
   * @param logProbabilities where the log-softmax goes, maybe {@code logits} at the same place
   * @param to where class 0 of the first position goes
   */
  public void logSoftmax(
      float[] logits, int at, int step, int rows, float[] logProbabilities, int to) {
    kernel.logSoftmax(logits, at, step, rows, logProbabilities, to);
  }

  /**
   * The log-sum-exp of positions.
   *
   * @param logits where the positions are
   * @param at where class 0 of the first is
   * @param step how far it is from class to class
   * @param rows how many positions, a multiple of 16 up to {@link VectorBlock#MOST_ROWS}
   * @param logSumExps where the log-sum-exp goes
   * @param to where it begins
   */
  public void logSumExps(float[] logits, int at, int step, int rows, float[] logSumExps, int to) {
    kernel.logSumExps(logits, at, step, rows, logSumExps, to);
  }
}
