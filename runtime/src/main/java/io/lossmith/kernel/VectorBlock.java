package io.lossmith.kernel;

import io.lossmith.vector.BlockKernel;

/**
 * Sixteen rows at a time on the SIMD kernels, for generated classes. An object owns scratch: one
 * for each thread. Its methods may be called once {@link Vectors#areReady}.
 */
public final class VectorBlock {
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
   * The losses of sixteen rows, and their gradients.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param targets the rows' classes, checked
   * @param targetsAt where they begin
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
      float[] losses,
      int lossesAt,
      float[] gradient,
      int to,
      float divisor) {
    kernel.losses(
        logits, at, targets, targetsAt, Rows.LANES, losses, lossesAt, gradient, to, divisor);
  }

  /**
   * The maxima and sums of sixteen rows of fewer than 16 classes; keeps their exponentials.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param maxima where the maxima go
   * @param rests where the sums without one maximum go
   */
  public void normalise(float[] logits, int at, float[] maxima, float[] rests) {
    kernel.normalise(logits, at, Rows.LANES, maxima, rests);
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(float[] exponentials, int to) {
    kernel.exponentials(Rows.LANES, exponentials, to);
  }

  /**
   * The softmax of sixteen rows of fewer than 16 classes.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param probabilities where the softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public void softmax(float[] logits, int at, float[] probabilities, int to) {
    kernel.softmax(logits, at, Rows.LANES, probabilities, to);
  }
}
