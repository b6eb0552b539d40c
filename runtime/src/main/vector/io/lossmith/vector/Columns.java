package io.lossmith.vector;

import io.lossmith.kernel.Rows;

/**
 * Sixteen rows of fewer than 16 classes, turned so that a row lies in a lane: class {@code j} of
 * all rows from {@code 16 * j} on.
 *
 * <p>How they are turned: a few classes by {@link Permutation}; more by {@link Transposition},
 * where a vector holds sixteen floats; else value by value.
 */
final class Columns {

  /** The most classes that a permutation turns faster than a transposition. */
  private static final int MOST_PERMUTED = 5;

  private static final int ROWS = Rows.LANES;

  private final int classes;
  private final Permutation toColumns;
  private final Permutation toRows;
  private final float[] columns = new float[ROWS * ROWS];
  private final float[] terms = new float[ROWS * ROWS];
  private final float[] scratch = new float[ROWS * ROWS];
  private final float[] rows = new float[ROWS * ROWS + ROWS];

  Columns(int classes) {
    this.classes = classes;
    int permuted = classes <= MOST_PERMUTED ? classes : 0;
    toColumns = new Permutation(permuted, i -> i % Lanes.COUNT * classes + i / Lanes.COUNT);
    toRows = new Permutation(permuted, i -> i % classes * Lanes.COUNT + i / classes);
  }

  /** Takes the rows in, and makes them exponentials. */
  void normalise(float[] logits, int at, float[] maxima, float[] rests) {
    if (classes <= MOST_PERMUTED) {
      for (int row = 0; row < ROWS; row += Lanes.COUNT) {
        toColumns.apply(logits, at + row * classes, Lanes.COUNT, columns, row, ROWS);
      }
    } else if (Lanes.COUNT == ROWS) {
      transpose(logits, at);
    } else {
      for (int row = 0; row < ROWS; row++) {
        int from = at + row * classes;
        for (int j = 0; j < classes; j++) {
          columns[ROWS * j + row] = logits[from + j];
        }
      }
    }
    int end = ROWS * classes;
    for (int row = 0; row < ROWS; row += Lanes.COUNT) {
      ColumnKernel.normalise(columns, row, end, terms, maxima, rests);
      ColumnKernel.addTerms(terms, row, rests);
    }
  }

  private void transpose(float[] logits, int at) {
    float[] from = logits;
    int start = at;
    if (at + (ROWS - 1) * classes + ROWS > logits.length) {
      // Whole vectors of the last rows would be read past the array's end.
      System.arraycopy(logits, at, rows, 0, ROWS * classes);
      from = rows;
      start = 0;
    }
    Transposition.transpose(from, start, classes, scratch, columns);
  }

  /** Writes the exponentials times a factor a row. */
  void scaled(float[] scales, float[] result, int to) {
    ColumnKernel.scale(columns, ROWS * classes, scales);
    toRows(result, to);
  }

  /** Writes the exponentials. */
  void toRows(float[] result, int to) {
    if (classes <= MOST_PERMUTED) {
      for (int row = 0; row < ROWS; row += Lanes.COUNT) {
        toRows.apply(columns, row, ROWS, result, to + row * classes, Lanes.COUNT);
      }
    } else if (Lanes.COUNT == ROWS) {
      Transposition.transpose(columns, 0, ROWS, scratch, rows);
      // Whole vectors, each over the end of the one before, as far as they stay in the block.
      int whole = ROWS - (ROWS - 1) / classes;
      Transposition.overlap(rows, whole, result, to, classes);
      for (int row = whole; row < ROWS; row++) {
        System.arraycopy(rows, ROWS * row, result, to + row * classes, classes);
      }
    } else {
      for (int row = 0; row < ROWS; row++) {
        int start = to + row * classes;
        for (int j = 0; j < classes; j++) {
          result[start + j] = columns[ROWS * j + row];
        }
      }
    }
  }
}
