package io.lossmith.vector;

import io.lossmith.kernel.Rows;
import java.util.Arrays;

/**
 * Blocks of sixteen rows, step by step: maxima, exponentials, logarithms, gradients. Rows of fewer
 * than 16 classes become columns, a row a lane; longer ones have a class a lane. Several blocks of
 * rows that are not long take each step together, so that no step waits for the one before.
 *
 * <p>An object owns its scratch: one for each thread.
 */
public final class BlockKernel {
  private static final int ROWS = Rows.LANES;

  /** The most rows that take a step together. */
  private static final int MOST_ROWS = 4 * ROWS;

  /** The most logits that do: with their exponentials they stay in the fastest cache. */
  private static final int MOST_LOGITS = 4096;

  private static final float[] ONES = new float[MOST_ROWS];

  static {
    Arrays.fill(ONES, 1f);
  }

  private final int classes;
  private final int together;
  private final ShortRows shortRows;
  private final float[] columns;
  private final float[] lanes = new float[LaneSums.SIZE];
  private final float[] maxima = new float[MOST_ROWS];
  private final float[] rests = new float[MOST_ROWS];
  private final float[] scales = new float[MOST_ROWS];
  private final float[] entries = new float[MOST_ROWS];
  private final int[] indices = new int[MOST_ROWS];

  /**
   * Makes the scratch for rows of a length.
   *
   * @param classes how many classes a row has
   */
  public BlockKernel(int classes) {
    this.classes = classes;
    boolean isShort = classes < ROWS;
    together = Math.max(Math.min(MOST_LOGITS / classes, MOST_ROWS) / ROWS, 1) * ROWS;
    shortRows = isShort ? ShortRows.of(classes) : null;
    columns = new float[isShort ? together * classes : 0];
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
    for (int row = 0; row < rows; row += together) {
      some(
          logits,
          at + row * classes,
          targets,
          targetsAt + row,
          Math.min(together, rows - row),
          losses,
          lossesAt + row,
          gradient,
          to + row * classes,
          divisor);
    }
  }

  private void some(
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
    FinishKernel.targetLogits(
        logits, at, classes, targets, targetsAt, rows, indices, losses, lossesAt);
    boolean isLong = classes > ChunkRows.MOST_CLASSES;
    if (isLong) {
      int few = Math.min(Math.max(MOST_LOGITS / classes, 1), ROWS);
      for (int row = 0; row < rows; row += few) {
        int end = Math.min(row + few, rows);
        longRows(logits, at, targets, targetsAt, row, end, gradient, to, divisor);
      }
    } else {
      normalise(logits, at, rows, gradient, to);
    }
    boolean writes = gradient != null && !isLong;
    FinishKernel.finish(
        maxima, rests, rows, losses, lossesAt, divisor, writes ? scales : null, entries);
    if (writes) {
      write(targets, targetsAt, rows, gradient, to);
    }
  }

  private void normalise(float[] logits, int at, int rows, float[] exponentials, int to) {
    if (shortRows != null) {
      shortRows.normalise(logits, at, rows, columns, maxima, rests);
      return;
    }
    for (int row = 0; row < rows; row += ROWS) {
      int start = row * classes;
      ChunkRows.normalise(
          logits, at + start, classes, exponentials, to + start, lanes, maxima, rests, row);
    }
  }

  private void write(int[] targets, int targetsAt, int rows, float[] gradient, int to) {
    if (shortRows != null) {
      shortRows.write(columns, scales, rows, gradient, to);
    } else {
      for (int row = 0; row < rows; row++) {
        RowKernel.scale(gradient, to + row * classes, classes, scales[row]);
      }
    }
    for (int row = 0; row < rows; row++) {
      gradient[to + row * classes + targets[targetsAt + row]] = entries[row];
    }
  }

  /** A few rows that are left for good, as they would have to be fetched again later. */
  private void longRows(
      float[] logits,
      int at,
      int[] targets,
      int targetsAt,
      int first,
      int end,
      float[] gradient,
      int to,
      float divisor) {
    for (int row = first; row < end; row++) {
      maxima[row] = RowKernel.maximum(logits, at + row * classes, classes);
    }
    if (gradient == null) {
      for (int row = first; row < end; row++) {
        rests[row] = RowKernel.rest(logits, at + row * classes, classes, maxima[row], lanes);
      }
      return;
    }
    for (int row = first; row < end; row++) {
      int start = row * classes;
      rests[row] =
          RowKernel.exponentials(
              logits, at + start, classes, maxima[row], gradient, to + start, lanes);
    }
    for (int row = first; row < end; row++) {
      int start = to + row * classes;
      int target = start + targets[targetsAt + row];
      float ofTarget = gradient[target];
      float scale = 1f / Math.fma(divisor, rests[row], divisor);
      RowKernel.scale(gradient, start, classes, scale);
      gradient[target] = ((ofTarget - 1f) - rests[row]) * scale;
    }
  }

  /**
   * The maxima and sums of rows of fewer than 16 classes; keeps their exponentials.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many rows, a multiple of 16 up to 64
   * @param maximaOfRows where the maxima go
   * @param restsOfRows where the sums without one maximum go
   */
  public void normalise(
      float[] logits, int at, int rows, float[] maximaOfRows, float[] restsOfRows) {
    shortRows.normalise(logits, at, rows, columns, maximaOfRows, restsOfRows);
  }

  /**
   * Writes the exponentials that {@link #normalise} kept.
   *
   * @param rows of how many rows
   * @param exponentials where they go, row after row
   * @param to where the first begins
   */
  public void exponentials(int rows, float[] exponentials, int to) {
    shortRows.write(columns, ONES, rows, exponentials, to);
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
    for (int row = 0; row < rows; row += together) {
      int count = Math.min(together, rows - row);
      int start = row * classes;
      shortRows.normalise(logits, at + start, count, columns, maxima, rests);
      FinishKernel.shares(rests, count, scales);
      shortRows.write(columns, scales, count, probabilities, to + start);
    }
  }
}
