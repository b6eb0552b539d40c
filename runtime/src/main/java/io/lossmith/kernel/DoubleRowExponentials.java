package io.lossmith.kernel;

import static io.lossmith.kernel.DoubleMath.expNegative;
import static io.lossmith.kernel.Maxima.belowMaximum;
import static io.lossmith.kernel.Maxima.keepIf;
import static io.lossmith.kernel.Rows.CHUNK;
import static io.lossmith.kernel.Rows.LANES;

/**
 * The sum of a row's exponentials with one maximum left out, in double, for a length known only at
 * run time: in the order that {@link RowExponentials} documents, chunks, lanes, tree and tail
 * alike; but the chunks' sums are a {@link CompensatedSum}.
 *
 * <p>One lane is summed at a time: the exponential of a double takes longer than the addition that
 * the next one waits for.
 */
public final class DoubleRowExponentials {

  private DoubleRowExponentials() {}

  /**
   * Sums {@code exp(values[j] - maximum)} over a row with one maximum left out.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param maximum the row's maximum, see {@link Rows#maximum(double[], int, int)}
   * @return the sum: 0 or more; NaN if the row holds a NaN or +Infinity, or nothing but -Infinity
   */
  public static double rest(double[] values, int offset, int length, double maximum) {
    return rest(values, offset, length, maximum, values, offset, false);
  }

  /**
   * As {@link #rest(double[], int, int, double)}, and keeps every exponential, the maxima's 1
   * included.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param maximum the row's maximum, see {@link Rows#maximum(double[], int, int)}
   * @param exponentials where the exponentials go; may be {@code values} at the same offset
   * @param exponentialsOffset where they begin
   * @return the sum: 0 or more; NaN if the row holds a NaN or +Infinity, or nothing but -Infinity
   */
  public static double rest(
      double[] values,
      int offset,
      int length,
      double maximum,
      double[] exponentials,
      int exponentialsOffset) {
    return rest(values, offset, length, maximum, exponentials, exponentialsOffset, true);
  }

  private static double rest(
      double[] values, int offset, int length, double maximum, double[] out, int to, boolean keep) {
    // Counted first: the exponentials may overwrite the row.
    int maximaButOne = length - 1;
    for (int j = 0; j < length; j++) {
      maximaButOne += (int) belowMaximum(maximum - values[offset + j]);
    }
    int blocksEnd = length - length % LANES;
    double sum = 0;
    double lost = 0;
    int chunk = 0;
    do {
      int end = Math.min(blocksEnd - chunk, CHUNK) + chunk;
      double part = lanes(values, offset, length, maximum, out, to, keep, chunk, end, 1);
      double next = sum + part;
      lost += CompensatedSum.lost(sum, part, next);
      sum = next;
      chunk = end;
    } while (chunk < blocksEnd);
    return CompensatedSum.total(sum, lost) + maximaButOne;
  }

  /**
   * The sum of every {@code stride}th lane from that of index {@code first} on: the halving tree
   * down from its root, where the stride is 1, to a single lane.
   */
  private static double lanes(
      double[] values,
      int offset,
      int length,
      double maximum,
      double[] out,
      int to,
      boolean keep,
      int first,
      int end,
      int stride) {
    if (stride < LANES) {
      int next = 2 * stride;
      return lanes(values, offset, length, maximum, out, to, keep, first, end, next)
          + lanes(values, offset, length, maximum, out, to, keep, first + stride, end, next);
    }
    double sum = 0d;
    for (int j = first; j < end; j += LANES) {
      sum += term(values, offset, j, maximum, out, to, keep);
    }
    // This lane in the vector that ends with the row, or in the only one.
    int last = Math.max(length - LANES, 0) + first % LANES;
    if (length - end < LANES && last >= end && last < length) {
      sum += term(values, offset, last, maximum, out, to, keep);
    }
    return sum;
  }

  private static double term(
      double[] values, int offset, int j, double maximum, double[] out, int to, boolean keep) {
    double distance = maximum - values[offset + j];
    double exponential = expNegative(distance);
    if (keep) {
      out[to + j] = exponential;
    }
    return keepIf(belowMaximum(distance), exponential);
  }
}
