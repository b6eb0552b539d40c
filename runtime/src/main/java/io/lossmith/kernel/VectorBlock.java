package io.lossmith.kernel;

import io.lossmith.vector.BlockKernel;

/**
 * Rows by sixteen on the SIMD kernels, for generated classes. An object owns scratch: one for each
 * thread. Its methods may be called for rows that {@link Vectors#take}.
 */
public final class VectorBlock {

  /** The most rows whose exponentials are kept at a time. */
  public static final int MOST_ROWS = 64;

  private final BlockKernel kernel;

  /**
   * Makes the scratch, if this JVM has vectors.
   *
   * @param classes how many classes a row has
   */
  @SuppressWarnings("NullAway") // Not called where there is none.
  public VectorBlock(int classes) {
    kernel = Vectors.exist() ? new BlockKernel(classes) : null;
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
      float[] logits,
      int at,
      int[] targets,
      int targetsAt,
      int rows,
      float[] losses,
      int lossesAt,
      float[] gradient,
      int to,
      float divisor) {
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
  public void normalise(float[] logits, int at, int rows, float[] maxima, float[] rests) {
    kernel.normalise(logits, at, rows, maxima, rests);
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param rows of how many rows
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(int rows, float[] exponentials, int to) {
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
  public void softmax(float[] logits, int at, int rows, float[] probabilities, int to) {
    kernel.softmax(logits, at, rows, probabilities, to);
  }
}
