package io.lossmith.kernel;

import static io.lossmith.kernel.FloatOrder.greatest;
import static java.lang.Double.doubleToRawLongBits;
import static java.lang.Float.floatToRawIntBits;

/** What a row of any length needs, where its length is known only at run time. */
public final class Rows {

  /** How many lanes a row is summed in: value {@code j} belongs to lane {@code j mod 16}. */
  public static final int LANES = 16;

  /**
   * How many values make a chunk: a row is summed chunk by chunk, and the chunks' sums are added in
   * double precision. So the rounding error of a sum does not grow with the row.
   */
  public static final int CHUNK = 128;

  private Rows() {}

  /**
   * The greatest of a row by {@link FloatOrder}. A NaN with a negative sign does not win; it makes
   * its own distance NaN and so, a step later, the whole row.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @return the maximum
   */
  public static float maximum(float[] values, int offset, int length) {
    int most = floatToRawIntBits(values[offset]);
    int least = most;
    for (int j = 1; j < length; j++) {
      int bits = floatToRawIntBits(values[offset + j]);
      most = Math.max(most, bits);
      least = Math.min(least, bits);
    }
    return greatest(most, least);
  }

  /**
   * As {@link #maximum(float[], int, int)}, of doubles.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @return the maximum
   */
  public static double maximum(double[] values, int offset, int length) {
    long most = doubleToRawLongBits(values[offset]);
    long least = most;
    for (int j = 1; j < length; j++) {
      long bits = doubleToRawLongBits(values[offset + j]);
      most = Math.max(most, bits);
      least = Math.min(least, bits);
    }
    return greatest(most, least);
  }

  /**
   * The index of the greatest of a row: the first of equals ({@code -0} equals {@code +0}), or the
   * first NaN if there is one.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @return the index within the row
   */
  public static int argmax(float[] values, int offset, int length) {
    int best = 0;
    float greatest = values[offset];
    for (int j = 1; j < length; j++) {
      // The negated comparison is true for a NaN on either side.
      if (!(values[offset + j] <= greatest)) {
        if (Float.isNaN(greatest)) {
          break;
        }
        best = j;
        greatest = values[offset + j];
      }
    }
    return best;
  }

  /**
   * As {@link #argmax(float[], int, int)}, of doubles.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @return the index within the row
   */
  public static int argmax(double[] values, int offset, int length) {
    int best = 0;
    double greatest = values[offset];
    for (int j = 1; j < length; j++) {
      if (!(values[offset + j] <= greatest)) {
        if (Double.isNaN(greatest)) {
          break;
        }
        best = j;
        greatest = values[offset + j];
      }
    }
    return best;
  }

  /**
   * Multiplies a row by a factor.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 16 or more
   * @param factor what each is multiplied by
   */
  public static void scale(float[] values, int offset, int length, float factor) {
    if (Vectors.areReady()) {
      Vectors.scale(values, offset, length, factor);
      return;
    }
    for (int j = offset; j < offset + length; j++) {
      values[j] *= factor;
    }
  }

  /**
   * Multiplies a row of doubles by a factor.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 16 or more
   * @param factor what each is multiplied by
   */
  public static void scale(double[] values, int offset, int length, double factor) {
    if (DoubleVectors.areReady()) {
      DoubleVectors.scale(values, offset, length, factor);
      return;
    }
    for (int j = offset; j < offset + length; j++) {
      values[j] *= factor;
    }
  }

  /**
   * Writes the log-softmax of a row, each entry {@code -(logSum + (maximum - logit))}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param length how many values, 16 or more
   * @param maximum its maximum
   * @param logSum {@code log1p} of the sum of its exponentials without one maximum
   * @param result where the log-softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public static void logSoftmax(
      float[] logits, int at, int length, float maximum, float logSum, float[] result, int to) {
    if (Vectors.areReady()) {
      Vectors.logSoftmax(logits, at, length, maximum, logSum, result, to);
      return;
    }
    for (int j = 0; j < length; j++) {
      result[to + j] = -(logSum + (maximum - logits[at + j]));
    }
  }

  /**
   * As {@link #logSoftmax(float[], int, int, float, float, float[], int)}, of doubles.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param length how many values, 16 or more
   * @param maximum its maximum
   * @param logSum {@code log1p} of the sum of its exponentials without one maximum
   * @param result where the log-softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  public static void logSoftmax(
      double[] logits, int at, int length, double maximum, double logSum, double[] result, int to) {
    if (DoubleVectors.areReady()) {
      DoubleVectors.logSoftmax(logits, at, length, maximum, logSum, result, to);
      return;
    }
    for (int j = 0; j < length; j++) {
      result[to + j] = -(logSum + (maximum - logits[at + j]));
    }
  }

  /**
   * {@link ScalarMath#log1p} of the sums of rows without one maximum.
   *
   * @param rests the sums, from index 0
   * @param rows how many, up to {@link VectorBlock#MOST_ROWS}
   * @param logSums where the logarithms go, from index 0
   */
  public static void log1p(float[] rests, int rows, float[] logSums) {
    int taken = Vectors.taken(rows);
    if (taken > 0) {
      Vectors.logarithms(rests, taken, logSums);
    }
    for (int row = taken; row < rows; row++) {
      logSums[row] = ScalarMath.log1p(rests[row]);
    }
  }

  /**
   * {@link DoubleMath#log1p} of the sums of rows without one maximum.
   *
   * @param rests the sums, from index 0
   * @param rows how many, up to {@link VectorBlock#MOST_ROWS}
   * @param logSums where the logarithms go, from index 0
   */
  public static void log1p(double[] rests, int rows, double[] logSums) {
    int taken = DoubleVectors.taken(rows);
    if (taken > 0) {
      DoubleVectors.logarithms(rests, taken, logSums);
    }
    for (int row = taken; row < rows; row++) {
      logSums[row] = DoubleMath.log1p(rests[row]);
    }
  }

  /**
   * How many classes of a row come before one of them: the greater, and of equals ({@code -0}
   * equals {@code +0}) those of lower index; a NaN is greater than everything but another NaN,
   * which it equals. The one before which there is none is that of {@link #argmax(float[], int,
   * int)}.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param index the class, 0 to length - 1; or where a value lies that is behind all equals
   * @return how many come before it, 0 to length
   */
  public static int rank(float[] values, int offset, int length, int index) {
    float value = values[offset + index];
    int before = 0;
    for (int j = 0; j < length; j++) {
      float other = values[offset + j];
      if (Float.isNaN(value)) {
        before += Float.isNaN(other) && j < index ? 1 : 0;
      } else {
        // The negated comparison is true for a NaN.
        before += !(other <= value) || (other == value && j < index) ? 1 : 0;
      }
    }
    return before;
  }

  /**
   * As {@link #rank(float[], int, int, int)}, of doubles.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @param index the class, 0 to length - 1; or where a value lies that is behind all equals
   * @return how many come before it, 0 to length
   */
  public static int rank(double[] values, int offset, int length, int index) {
    double value = values[offset + index];
    int before = 0;
    for (int j = 0; j < length; j++) {
      double other = values[offset + j];
      if (Double.isNaN(value)) {
        before += Double.isNaN(other) && j < index ? 1 : 0;
      } else {
        // The negated comparison is true for a NaN.
        before += !(other <= value) || (other == value && j < index) ? 1 : 0;
      }
    }
    return before;
  }

  /**
   * The log-sum-exp of a row whose {@code rest} came out NaN, which has three reasons that only the
   * row itself can tell apart.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values
   * @return NaN if the row holds a NaN; else +Infinity if it holds one; else, of nothing but
   *     -Infinity, -Infinity
   */
  public static float nonFiniteLogSumExp(float[] values, int offset, int length) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < length; j++) {
      greatest = Math.max(greatest, values[offset + j]);
    }
    return greatest;
  }

  /**
   * As {@link #nonFiniteLogSumExp(float[], int, int)}, of doubles.
   *
   * @param values where the row is
   * @param offset where the row begins
   * @param length how many values, 1 or more
   * @return NaN, +Infinity or -Infinity
   */
  public static double nonFiniteLogSumExp(double[] values, int offset, int length) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < length; j++) {
      greatest = Math.max(greatest, values[offset + j]);
    }
    return greatest;
  }
}
