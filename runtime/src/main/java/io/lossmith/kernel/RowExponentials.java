package io.lossmith.kernel;

import static io.lossmith.kernel.Maxima.belowMaximum;
import static io.lossmith.kernel.Maxima.keepIf;
import static io.lossmith.kernel.Rows.CHUNK;
import static io.lossmith.kernel.Rows.LANES;
import static io.lossmith.kernel.ScalarMath.expNegative;

/**
 * The sum of a row's exponentials with one maximum left out, in the canonical order, for a length
 * known only at run time.
 *
 * <p>The order is that of every generated class. A row is cut into chunks of 128 values. A chunk is
 * summed in sixteen lanes, lane = index mod 16, each in ascending index; then lane {@code l} with
 * lane {@code l + 8}, {@code l + 4}, {@code l + 2}, {@code l + 1}. The chunks' sums are added in
 * double precision and rounded once; then comes the number of maxima but one. In a row of 16 or
 * more whose length is not a multiple of 16, the values past the last sixteen belong to the chunk
 * before them, in the lanes that end with lane 15: there they lie in a vector that ends with the
 * row. A lane without a value is +0.
 *
 * <p>Four lanes are summed at a time, in locals: sixteen would not fit into registers, and an array
 * would have to be allocated.
 */
public final class RowExponentials {

  private RowExponentials() {}

  /**
   * Sums {@code exp(values[j] - maximum)} over a row with one maximum left out.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param maximum the row's maximum, see {@link Rows#maximum}
   * @return the sum: 0 or more; NaN if the row holds a NaN or +Infinity, or nothing but -Infinity
   */
  public static float rest(float[] values, int offset, int length, float maximum) {
    return rest(values, offset, length, maximum, values, offset, false);
  }

  /**
   * As {@link #rest(float[], int, int, float)}, and keeps every exponential, the maxima's 1
   * included.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param maximum the row's maximum, see {@link Rows#maximum}
   * @param exponentials where the exponentials go; may be {@code values} at the same offset
   * @param exponentialsOffset where they begin
   * @return the sum: 0 or more; NaN if the row holds a NaN or +Infinity, or nothing but -Infinity
   */
  public static float rest(
      float[] values,
      int offset,
      int length,
      float maximum,
      float[] exponentials,
      int exponentialsOffset) {
    return rest(values, offset, length, maximum, exponentials, exponentialsOffset, true);
  }

  private static float rest(
      float[] values, int offset, int length, float maximum, float[] out, int to, boolean keep) {
    // Counted first: the exponentials may overwrite the row.
    int maximaButOne = length - 1;
    for (int j = 0; j < length; j++) {
      maximaButOne += belowMaximum(maximum - values[offset + j]);
    }
    int blocksEnd = length - length % LANES;
    double sum = 0;
    int chunk = 0;
    do {
      int end = Math.min(blocksEnd - chunk, CHUNK) + chunk;
      float even =
          fourLanes(values, offset, length, maximum, out, to, keep, chunk, end)
              + fourLanes(values, offset, length, maximum, out, to, keep, chunk + 2, end);
      float odd =
          fourLanes(values, offset, length, maximum, out, to, keep, chunk + 1, end)
              + fourLanes(values, offset, length, maximum, out, to, keep, chunk + 3, end);
      sum += even + odd;
      chunk = end;
    } while (chunk < blocksEnd);
    return (float) sum + maximaButOne;
  }

  /**
   * The sum of every fourth lane from that of index {@code first} on, over the blocks up to {@code
   * end}, and over the values past the last block if that is where they end.
   */
  private static float fourLanes(
      float[] values,
      int offset,
      int length,
      float maximum,
      float[] out,
      int to,
      boolean keep,
      int first,
      int end) {
    float s0 = 0f;
    float s4 = 0f;
    float s8 = 0f;
    float s12 = 0f;
    for (int j = first; j < end; j += LANES) {
      s0 += term(values, offset, j, maximum, out, to, keep);
      s4 += term(values, offset, j + 4, maximum, out, to, keep);
      s8 += term(values, offset, j + 8, maximum, out, to, keep);
      s12 += term(values, offset, j + 12, maximum, out, to, keep);
    }
    if (length - end < LANES) {
      // The first of these lanes in the vector that ends with the row, or in the only one.
      int last = Math.max(length - LANES, 0) + first % LANES;
      s0 += tailTerm(values, offset, length, last, end, maximum, out, to, keep);
      s4 += tailTerm(values, offset, length, last + 4, end, maximum, out, to, keep);
      s8 += tailTerm(values, offset, length, last + 8, end, maximum, out, to, keep);
      s12 += tailTerm(values, offset, length, last + 12, end, maximum, out, to, keep);
    }
    return (s0 + s8) + (s4 + s12);
  }

  private static float tailTerm(
      float[] values,
      int offset,
      int length,
      int j,
      int tail,
      float maximum,
      float[] out,
      int to,
      boolean keep) {
    return j >= tail && j < length ? term(values, offset, j, maximum, out, to, keep) : 0f;
  }

  private static float term(
      float[] values, int offset, int j, float maximum, float[] out, int to, boolean keep) {
    float distance = maximum - values[offset + j];
    float exponential = expNegative(distance);
    if (keep) {
      out[to + j] = exponential;
    }
    return keepIf(belowMaximum(distance), exponential);
  }
}
