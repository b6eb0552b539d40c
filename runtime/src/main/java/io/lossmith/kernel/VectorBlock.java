package io.lossmith.kernel;

import io.lossmith.vector.BlockKernel;
import io.lossmith.vector.PaddedRows;

/**
 * Rows by sixteen on the SIMD kernels, for generated classes. An object owns scratch: one for each
 * thread. Its methods may be called for rows that {@link Vectors#take(int)} or {@link
 * Vectors#take(int, int)}.
 */
public final class VectorBlock {

  /** The most rows whose exponentials are kept at a time. */
  public static final int MOST_ROWS = 64;

  private final int classes;
  private final BlockKernel kernel;
  private final PaddedRows padded;

  /**
   * Makes the scratch, if this JVM has vectors.
   *
   * @param classes how many classes a row has
   */
  @SuppressWarnings("NullAway") // Not called where there is none.
  public VectorBlock(int classes) {
    this.classes = classes;
    kernel = Vectors.exist(classes) ? new BlockKernel(classes) : null;
    boolean mayPad = kernel != null && classes < RowSum.LANES;
    padded = mayPad ? new PaddedRows(classes, kernel) : null;
  }

  /**
   * The losses of rows, and their gradients.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param targets the rows' classes, checked
   * @param targetsAt where they begin
   * @param rows how many rows, a multiple of 16; or, of fewer than 16 classes, up to 15
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
    if (rows % RowSum.LANES == 0) {
      kernel.losses(logits, at, targets, targetsAt, rows, losses, lossesAt, gradient, to, divisor);
    } else {
      padded.losses(logits, at, targets, targetsAt, rows, losses, lossesAt, gradient, to, divisor);
    }
  }

  /**
   * As {@link #losses}, of rows that have weights: each a mass, what its target counts, and a
   * weight, what it counts itself. A loss is {@code product(weight, mass * log1p(rest) +
   * product(mass, distance))}, see {@link Weights#product(float, float)}.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param targets the rows' classes, checked
   * @param targetsAt where they begin
   * @param rows how many rows, a multiple of 16; or, of fewer than 16 classes, up to 15
   * @param masses where the rows' masses are, any numbers; null if all are 1
   * @param massesAt where they begin
   * @param weights where the rows' weights are, any numbers; null if all are 1
   * @param weightsAt where they begin
   * @param losses where the losses go
   * @param lossesAt where they begin
   * @param gradient where the gradient goes, maybe {@code logits} at the same place; null for none
   * @param to where it begins
   * @param divisor what the mean divides a row's gradient by
   */
  public void weightedLosses(
      float[] logits,
      int at,
      int[] targets,
      int targetsAt,
      int rows,
      float[] masses,
      int massesAt,
      float[] weights,
      int weightsAt,
      float[] losses,
      int lossesAt,
      float[] gradient,
      int to,
      float divisor) {
    if (rows % RowSum.LANES == 0) {
      kernel.weightedLosses(
          logits, at, targets, targetsAt, rows, masses, massesAt, weights, weightsAt, losses,
          lossesAt, gradient, to, divisor);
    } else {
      padded.weightedLosses(
          logits, at, targets, targetsAt, rows, masses, massesAt, weights, weightsAt, losses,
          lossesAt, gradient, to, divisor);
    }
  }

  /**
   * The maxima and sums of rows of fewer than 16 classes; keeps their exponentials.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows, up to 15 or a multiple of 16 up to {@link #MOST_ROWS}
   * @param maxima where the maxima go; as many as a multiple of 16 are written
   * @param rests where the sums without one maximum go, as many
   */
  public void normalise(float[] logits, int at, int rows, float[] maxima, float[] rests) {
    if (rows % RowSum.LANES == 0) {
      kernel.normalise(logits, at, rows, maxima, rests);
    } else {
      padded.normalise(logits, at, rows, maxima, rests);
    }
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param rows of how many rows
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(int rows, float[] exponentials, int to) {
    if (rows % RowSum.LANES == 0) {
      kernel.exponentials(rows, exponentials, to);
    } else {
      padded.exponentials(rows, exponentials, to);
    }
  }

  /**
   * The softmax of rows of up to 143 classes.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows; a multiple of 16 if they have 16 classes or more
   * @param probabilities where the softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public void softmax(float[] logits, int at, int rows, float[] probabilities, int to) {
    int whole = rows - rows % RowSum.LANES;
    kernel.softmax(logits, at, whole, probabilities, to);
    if (whole < rows) {
      int start = whole * classes;
      padded.softmax(logits, at + start, rows - whole, probabilities, to + start);
    }
  }

  /**
   * The log-softmax of rows of up to 143 classes.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows; a multiple of 16 if they have 16 classes or more
   * @param logProbabilities where the log-softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public void logSoftmax(float[] logits, int at, int rows, float[] logProbabilities, int to) {
    int whole = rows - rows % RowSum.LANES;
    kernel.logSoftmax(logits, at, whole, logProbabilities, to);
    if (whole < rows) {
      int start = whole * classes;
      padded.logSoftmax(logits, at + start, rows - whole, logProbabilities, to + start);
    }
  }

  /**
   * The log-sum-exp of rows of up to 143 classes.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows; a multiple of 16 if they have 16 classes or more
   * @param logSumExps where the log-sum-exp goes
   * @param to where it begins
   */
  public void logSumExps(float[] logits, int at, int rows, float[] logSumExps, int to) {
    int whole = rows - rows % RowSum.LANES;
    kernel.logSumExps(logits, at, whole, logSumExps, to);
    if (whole < rows) {
      int start = whole * classes;
      padded.logSumExps(logits, at + start, rows - whole, logSumExps, to + whole);
    }
  }
}
