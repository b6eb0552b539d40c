package io.lossmith.vector;

import io.lossmith.kernel.Rows;

/**
 * Blocks of sixteen rows, step by step: maxima, exponentials, gradients, logarithms. Rows of fewer
 * than 16 classes are turned into columns first, a row a lane; longer ones have a class a lane.
 *
 * <p>An object owns its scratch: one for each thread.
 */
public final class BlockKernel {
  private static final int ROWS = Rows.LANES;

  private static final int FEW = Integer.getInteger("few", 5);
  private final Permutation toColumns;
  private final Permutation toRows;
  private final int classes;
  private final float[] columns;
  private final float[] terms;
  private final float[] maxima = new float[ROWS];
  private final float[] rests = new float[ROWS];
  private final float[] scales = new float[ROWS];
  private final float[] entries = new float[ROWS];

  private final int[] indices = new int[ROWS];
  private final float[] scratch = new float[ROWS * ROWS];
  private final float[] block = new float[ROWS * ROWS + ROWS];

  public BlockKernel(int classes) {
    this.classes = classes;
    if (classes <= FEW) {
      toColumns = new Permutation(classes, i -> i % Lanes.COUNT * classes + i / Lanes.COUNT);
      toRows = new Permutation(classes, i -> i % classes * Lanes.COUNT + i / classes);
    } else { toColumns = null; toRows = null; }
    columns = new float[ROWS * ROWS];
    terms = new float[ROWS * ROWS];
  }

  public void lossAndGradient(
      float[] logits,
      int at,
      int[] targets,
      int targetsAt,
      float[] losses,
      int lossesAt,
      float[] gradient,
      int to,
      float divisor) {
    toColumns(logits, at);
    int end = ROWS * classes;
    for (int row = 0; row < ROWS; row += Lanes.COUNT) {
      ColumnKernel.normalise(columns, row, end, terms, maxima, rests);
      ColumnKernel.addTerms(terms, row, rests);
    }
    ColumnKernel.distances(logits, at, classes, targets, targetsAt, indices, maxima, losses, lossesAt);
    FinishKernel.finish(rests, losses, lossesAt, divisor, scales, entries);
    ColumnKernel.scale(columns, end, scales);
    toRows(gradient, to);
    place(targets, targetsAt, gradient, to);
  }

  void place(int[] targets, int targetsAt, float[] gradient, int to) {
    for (int row = 0; row < ROWS; row++) {
      gradient[to + row * classes + targets[targetsAt + row]] = entries[row];
    }
  }

  void toColumns(float[] rows, int at) {
    if (toColumns != null) {
      for (int row = 0; row < ROWS; row += Lanes.COUNT) {
        toColumns.apply(rows, at + row * classes, Lanes.COUNT, columns, row, ROWS);
      }
      return;
    }
    if (Lanes.COUNT == ROWS) {
      float[] from = rows;
      int start = at;
      int stride = classes;
      if (at + (ROWS - 1) * classes + ROWS > rows.length) {
        System.arraycopy(rows, at, block, 0, ROWS * classes);
        from = block;
        start = 0;
      }
      Transposition.transpose(from, start, stride, scratch, columns);
      return;
    }
    for (int row = 0; row < ROWS; row++) {
      int from = at + row * classes;
      for (int j = 0; j < classes; j++) {
        columns[ROWS * j + row] = rows[from + j];
      }
    }
  }

  void toRows(float[] rows, int to) {
    if (toRows != null) {
      for (int row = 0; row < ROWS; row += Lanes.COUNT) {
        toRows.apply(columns, row, ROWS, rows, to + row * classes, Lanes.COUNT);
      }
      return;
    }
    if (Lanes.COUNT == ROWS) {
      Transposition.transpose(columns, 0, ROWS, scratch, block);
      int whole = ROWS - (ROWS - 1) / classes;
      Transposition.overlap(block, whole, rows, to, classes);
      for (int row = whole; row < ROWS; row++) {
        for (int j = 0; j < classes; j++) {
          rows[to + row * classes + j] = block[ROWS * row + j];
        }
      }
      return;
    }
    for (int row = 0; row < ROWS; row++) {
      int start = to + row * classes;
      for (int j = 0; j < classes; j++) {
        rows[start + j] = columns[ROWS * j + row];
      }
    }
  }
}
