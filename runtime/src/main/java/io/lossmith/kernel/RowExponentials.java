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
 * <p>The order is that of every generated class: sixteen lanes, lane = index mod 16, each summed in
 * ascending index within a chunk of 64 values; the chunks' sums are added in double precision and
 * rounded once; then lane {@code l} with lane {@code l + 8}, {@code l + 4}, {@code l + 2}, {@code l
 * + 1}; then the number of maxima but one. In a row of 16 or more whose length is not a multiple of
 * 16, the last values take the lanes that end with lane 15, where they lie in a vector that ends
 * with the row, and are added after the last chunk. A lane without a value is +0.
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
    float even =
        fourLanes(values, offset, length, maximum, out, to, keep, 0)
            + fourLanes(values, offset, length, maximum, out, to, keep, 2);
    float odd =
        fourLanes(values, offset, length, maximum, out, to, keep, 1)
            + fourLanes(values, offset, length, maximum, out, to, keep, 3);
    return (even + odd) + maximaButOne;
  }

  /** The lanes {@code lane}, {@code lane + 4}, {@code lane + 8}, {@code lane + 12}, as one sum. */
  private static float fourLanes(
      float[] values,
      int offset,
      int length,
      float maximum,
      float[] out,
      int to,
      boolean keep,
      int lane) {
    int tail = length - length % LANES;
    double t0 = 0d;
    double t4 = 0d;
    double t8 = 0d;
    double t12 = 0d;
    for (int chunk = 0; chunk < tail; chunk += CHUNK) {
      int end = Math.min(tail - chunk, CHUNK) + chunk;
      float s0 = 0f;
      float s4 = 0f;
      float s8 = 0f;
      float s12 = 0f;
      for (int j = chunk + lane; j < end; j += LANES) {
        s0 += term(values, offset, j, maximum, out, to, keep);
        s4 += term(values, offset, j + 4, maximum, out, to, keep);
        s8 += term(values, offset, j + 8, maximum, out, to, keep);
        s12 += term(values, offset, j + 12, maximum, out, to, keep);
      }
      t0 += s0;
      t4 += s4;
      t8 += s8;
      t12 += s12;
    }
    // Lane 0 of the vector that ends with the row, or of the only one.
    int last = Math.max(length - LANES, 0) + lane;
    t0 += tailTerm(values, offset, length, last, tail, maximum, out, to, keep);
    t4 += tailTerm(values, offset, length, last + 4, tail, maximum, out, to, keep);
    t8 += tailTerm(values, offset, length, last + 8, tail, maximum, out, to, keep);
    t12 += tailTerm(values, offset, length, last + 12, tail, maximum, out, to, keep);
    return ((float) t0 + (float) t8) + ((float) t4 + (float) t12);
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
