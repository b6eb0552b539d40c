package io.lossmith.vector;

import io.lossmith.kernel.Rows;

/**
 * Sixteen rows of one chunk each, that is of 16 to 143 classes, a class a lane: each step goes over
 * all rows, and one tree sums the lanes of all.
 */
final class ChunkRows {

  /** The most classes of a row that is one chunk. */
  static final int MOST_CLASSES = Rows.CHUNK + Rows.LANES - 1;

  private static final int ROWS = Rows.LANES;

  private ChunkRows() {}

  /**
   * The maxima of the rows and the sums of their exponentials without one maximum.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param classes how many classes a row has
   * @param exponentials where they go, maybe {@code logits} at the same place; null for none
   * @param to where the first row's begin
   * @param lanes scratch
   * @param maxima where the maxima go
   * @param rests where the sums go
   * @param first where maxima and sums begin
   */
  static void normalise(
      float[] logits,
      int at,
      int classes,
      float[] exponentials,
      int to,
      float[] lanes,
      float[] maxima,
      float[] rests,
      int first) {
    for (int row = 0; row < ROWS; row++) {
      maxima[first + row] = RowKernel.maximum(logits, at + row * classes, classes);
    }
    int past = classes % ROWS;
    if (past > 0) {
      // First: the exponentials may overwrite the rows.
      Strips.exponentials(
          logits,
          at + classes - ROWS,
          classes,
          ROWS,
          ROWS,
          ROWS - past,
          maxima,
          first,
          1,
          lanes,
          LaneSums.TAIL_EXPONENTIALS,
          ROWS,
          lanes,
          LaneSums.TAIL_SUMS);
    }
    boolean keeps = exponentials != null;
    Strips.exponentials(
        logits,
        at,
        classes,
        ROWS,
        classes - past,
        0,
        maxima,
        first,
        1,
        keeps ? exponentials : lanes,
        keeps ? to : LaneSums.DISCARDED,
        keeps ? classes : 0,
        lanes,
        LaneSums.SUMS);
    if (past > 0) {
      LaneSums.addTails(lanes, 0, ROWS);
      if (keeps) {
        LaneSums.copyTails(lanes, ROWS, exponentials, to + classes - ROWS, classes);
      }
    }
    LaneSums.rests(lanes, classes, rests, first);
  }
}
