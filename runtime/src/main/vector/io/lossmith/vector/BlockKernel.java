package io.lossmith.vector;

import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;

/**
 * Blocks of sixteen rows, step by step: maxima, exponentials, gradients, logarithms. Rows of fewer
 * than 16 classes become columns first, a row a lane; longer ones have a class a lane.
 *
 * <p>An object owns its scratch: one for each thread.
 */
public final class BlockKernel {

  /**
   * The most classes of rows that go through each step together; more would leave the cache on the
   * way from one step to the next.
   */
  private static final int MOST_TOGETHER = 160;

  private static final int ROWS = Rows.LANES;

  private final int classes;
  private final Columns columns;
  private final float[] lanes = new float[RowKernel.SCRATCH];
  private final float[] maxima = new float[ROWS];
  private final float[] rests = new float[ROWS];
  private final float[] scales = new float[ROWS];
  private final float[] entries = new float[ROWS];
  private final int[] indices = new int[ROWS];

  /**
   * Makes the scratch for rows of a length.
   *
   * @param classes how many classes a row has
   */
  public BlockKernel(int classes) {
    this.classes = classes;
    columns = new Columns(classes < ROWS ? classes : 0);
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
    if (classes > MOST_TOGETHER) {
      for (int row = 0; row < ROWS; row++) {
        int target = targets[targetsAt + row];
        losses[lossesAt + row] = one(row, logits, at, target, gradient, to, divisor);
      }
      FinishKernel.finish(rests, losses, lossesAt, divisor, null, entries);
      return;
    }
    if (classes < ROWS) {
      columns.normalise(logits, at, maxima, rests);
    } else {
      for (int row = 0; row < ROWS; row++) {
        maxima[row] = RowKernel.maximum(logits, at + row * classes, classes);
      }
    }
    FinishKernel.distances(
        logits, at, classes, targets, targetsAt, indices, maxima, losses, lossesAt);
    if (classes >= ROWS) {
      for (int row = 0; row < ROWS; row++) {
        int start = row * classes;
        rests[row] =
            RowKernel.exponentials(
                logits, at + start, classes, maxima[row], gradient, to + start, lanes);
      }
    }
    if (gradient == null) {
      FinishKernel.finish(rests, losses, lossesAt, divisor, null, entries);
      return;
    }
    FinishKernel.finish(rests, losses, lossesAt, divisor, scales, entries);
    if (classes < ROWS) {
      columns.scaled(scales, gradient, to);
    } else {
      for (int row = 0; row < ROWS; row++) {
        RowKernel.scale(gradient, to + row * classes, classes, scales[row]);
      }
    }
    for (int row = 0; row < ROWS; row++) {
      gradient[to + row * classes + targets[targetsAt + row]] = entries[row];
    }
  }

  /** One long row of a block, all but its logarithm; returns how far the target lies below. */
  private float one(
      int row, float[] logits, int at, int target, float[] gradient, int to, float divisor) {
    int from = at + row * classes;
    int start = to + row * classes;
    float maximum = RowKernel.maximum(logits, from, classes);
    float distance = maximum - logits[from + target];
    float rest = RowKernel.exponentials(logits, from, classes, maximum, gradient, start, lanes);
    rests[row] = rest;
    if (gradient != null) {
      float scale = 1f / Math.fma(divisor, rest, divisor);
      RowKernel.scale(gradient, start, classes, scale);
      gradient[start + target] = ((ScalarMath.expNegative(distance) - 1f) - rest) * scale;
    }
    return distance;
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
    columns.normalise(logits, at, maxima, rests);
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(float[] exponentials, int to) {
    columns.toRows(exponentials, to);
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
    columns.normalise(logits, at, maxima, rests);
    for (int row = 0; row < ROWS; row++) {
      scales[row] = 1f / (1f + rests[row]);
    }
    columns.scaled(scales, probabilities, to);
  }
}
