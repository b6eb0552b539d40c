package io.lossmith.kernel;

import io.lossmith.vector.DoubleBlockKernel;

/**
 * As {@link VectorBlock}, of doubles: rows by sixteen on the SIMD kernels, for generated classes.
 * An object owns scratch: one for each thread. Its methods may be called for rows that {@link
 * DoubleVectors#take}; making one starts the race that decides when that is.
 */
public final class DoubleVectorBlock {

  /** The most rows whose exponentials are kept at a time. */
  public static final int MOST_ROWS = VectorBlock.MOST_ROWS;

  private final DoubleBlockKernel kernel;

  /**
   * Makes the scratch, if this JVM has vectors for it.
   *
   * @param classes how many classes a row has
   */
  @SuppressWarnings("NullAway") // Not called where there is none.
  public DoubleVectorBlock(int classes) {
    kernel = DoubleVectors.exist() ? new DoubleBlockKernel(classes) : null;
  }

  /**
   * The losses of rows, and their gradients.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param targets the rows' classes, checked
   * @param targetsAt where they begin
   * @param rows how many rows, a multiple of 16
   * @param losses where the losses go
   * @param lossesAt where they begin
   * @param gradient where the gradient goes, maybe {@code logits} at the same place; null for none
   * @param to where it begins
   * @param divisor what the mean divides a row's gradient by
   */
  public void losses(
      double[] logits,
      int at,
      int[] targets,
      int targetsAt,
      int rows,
      double[] losses,
      int lossesAt,
      double[] gradient,
      int to,
      double divisor) {
    kernel.losses(logits, at, targets, targetsAt, rows, losses, lossesAt, gradient, to, divisor);
  }

  /**
   * The maxima and sums of rows of fewer than 16 classes; keeps their exponentials.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows, a multiple of 16 up to {@link #MOST_ROWS}
   * @param maxima where the maxima go
   * @param rests where the sums without one maximum go
   */
  public void normalise(double[] logits, int at, int rows, double[] maxima, double[] rests) {
    kernel.normalise(logits, at, rows, maxima, rests);
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param rows of how many rows
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(int rows, double[] exponentials, int to) {
    kernel.exponentials(rows, exponentials, to);
  }

  /**
   * The softmax of rows of fewer than 16 classes.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows, a multiple of 16
   * @param probabilities where the softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public void softmax(double[] logits, int at, int rows, double[] probabilities, int to) {
    kernel.softmax(logits, at, rows, probabilities, to);
  }
}
