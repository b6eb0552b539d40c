package io.lossmith.vector;

/** Rows of fewer than 16 classes, a row a lane. */
abstract class ShortRows {

  /** The kernel of a length, 2 to 15. */
  static ShortRows of(int classes) {
    return switch (classes) {
      case 2 -> new Rows2By2();
      case 3 -> new Rows3By1();
      case 4 -> new Rows4By4();
      case 5 -> new Rows5By1();
      case 6 -> new Rows6By2();
      case 7 -> new Rows7By1();
      case 8 -> Lanes.COUNT < 8 ? new Rows8By4() : new Rows8By8();
      case 9 -> new Rows9By1();
      case 10 -> new Rows10By2();
      case 11 -> new Rows11By1();
      case 12 -> new Rows12By4();
      case 13 -> new Rows13By1();
      case 14 -> new Rows14By2();
      case 15 -> new Rows15By1();
      default -> throw new IllegalArgumentException(classes + " classes; 2 to 15 are short rows");
    };
  }

  /**
   * Makes logits exponentials, and sums them without one maximum in the order of {@link
   * io.lossmith.kernel.RowExponentials}.
   *
   * @param logits where the rows are
   * @param at where the first begins
   * @param rows how many, a multiple of 16
   * @param columns where the exponentials go: for as many rows as a vector has lanes, class after
   *     class
   * @param maxima where the maxima go, see {@link io.lossmith.kernel.FloatOrder}
   * @param rests where the sums go
   */
  abstract void normalise(
      float[] logits, int at, int rows, float[] columns, float[] maxima, float[] rests);

  /**
   * Writes columns as rows.
   *
   * @param columns the columns
   * @param scales what each row is multiplied by
   * @param rows how many, a multiple of 16
   * @param result where the rows go
   * @param to where the first begins
   */
  abstract void write(float[] columns, float[] scales, int rows, float[] result, int to);
}
