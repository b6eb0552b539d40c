package io.lossmith;

import io.lossmith.kernel.Arguments;
import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;

/**
 * Log-sum-exp, softmax and log-softmax of a row whose length is known only at run time.
 *
 * <p>With {@code m} the maximum, {@code u[j] = m - x[j]} and {@code rest} the sum of {@code
 * exp(-u[j])} over all but one maximum:
 *
 * <pre>
 * logSumExp     = m + log1p(rest)
 * softmax[j]    = exp(-u[j]) / (1 + rest)
 * logSoftmax[j] = -(log1p(rest) + u[j])
 * </pre>
 *
 * <p>so that {@code logSoftmax} keeps its relative accuracy where a class is nearly certain. The
 * results are the same bits that a generated class of as many classes gives, on every JVM and CPU.
 *
 * <p><b>Error bound</b>, for the distances {@code u} as rounded to float: 6 ulps of each {@code
 * softmax[j]} and {@code logSoftmax[j]}, and 6 ulps of {@code max(|m|, |logSumExp|)} of a {@code
 * logSumExp}, whose two terms may cancel, for a row of any length. The worst of 38 million random
 * rows, and of rows whose values are alike so that every sum rounds the same way, was 5.7 ulps. An
 * exponential below 2<sup>-102</sup> counts as 0. Rounding a distance changes {@code exp(-u)} by up
 * to {@code u / 2} ulps more.
 *
 * <p>A NaN makes every result NaN. Of +Infinity, {@code logSumExp} is +Infinity and {@code softmax}
 * and {@code logSoftmax} are NaN. A value of -Infinity is a class that does not exist: {@code
 * softmax} 0, {@code logSoftmax} -Infinity; where there is no other value, {@code logSumExp} is
 * -Infinity and {@code softmax} and {@code logSoftmax} are NaN.
 *
 * <p>Every method may be called by any number of threads at once and allocates nothing. An output
 * may be the input at the same offset. Of an argument that is refused, nothing has been written.
 *
 * <p>Source: P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and
 * softmax functions", IMA Journal of Numerical Analysis 41(4), 2021.
 */
public final class LogSumExp {

  private LogSumExp() {}

  /**
   * The log-sum-exp of a whole array.
   *
   * @param logits any number of values
   * @return {@code log(sum of exp(logits[j]))}; -Infinity of no values
   */
  public static float of(float[] logits) {
    return ofRow(logits, 0, logits.length);
  }

  /**
   * The log-sum-exp of a part of an array.
   *
   * @param logits where the row is
   * @param offset where the row begins
   * @param length how many values
   * @return {@code log(sum of exp(logits[offset + j]))}; -Infinity of no values
   * @throws IndexOutOfBoundsException if the offset or the length is negative
   * @throws IllegalArgumentException if the array ends before the row
   */
  public static float of(float[] logits, int offset, int length) {
    check("logits", logits, offset, length);
    return ofRow(logits, offset, length);
  }

  /**
   * The softmax of a whole array.
   *
   * @param logits any number of values
   * @param probabilities as many, written: 0 to 1, with a sum of 1 but for rounding
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static void softmax(float[] logits, float[] probabilities) {
    checkSameLength(logits, "probabilities", probabilities);
    softmaxRow(logits, 0, probabilities, 0, logits.length);
  }

  /**
   * The softmax of a part of an array.
   *
   * @param logits where the row is
   * @param logitsOffset where the row begins
   * @param probabilities where the result goes
   * @param probabilitiesOffset where the result begins
   * @param length how many values
   * @throws IndexOutOfBoundsException if an offset or the length is negative
   * @throws IllegalArgumentException if an array ends before the row, or the result overlaps the
   *     row other than wholly
   */
  public static void softmax(
      float[] logits,
      int logitsOffset,
      float[] probabilities,
      int probabilitiesOffset,
      int length) {
    check("logits", logits, logitsOffset, length);
    check("probabilities", probabilities, probabilitiesOffset, length);
    Arguments.inPlaceOrApart(
        "logits",
        logits,
        logitsOffset,
        "probabilities",
        probabilities,
        probabilitiesOffset,
        1,
        length);
    softmaxRow(logits, logitsOffset, probabilities, probabilitiesOffset, length);
  }

  /**
   * The log-softmax of a whole array.
   *
   * @param logits any number of values
   * @param logProbabilities as many, written: each 0 or less
   * @throws IllegalArgumentException if the arrays differ in length
   */
  public static void logSoftmax(float[] logits, float[] logProbabilities) {
    checkSameLength(logits, "logProbabilities", logProbabilities);
    logSoftmaxRow(logits, 0, logProbabilities, 0, logits.length);
  }

  /**
   * The log-softmax of a part of an array.
   *
   * @param logits where the row is
   * @param logitsOffset where the row begins
   * @param logProbabilities where the result goes
   * @param logProbabilitiesOffset where the result begins
   * @param length how many values
   * @throws IndexOutOfBoundsException if an offset or the length is negative
   * @throws IllegalArgumentException if an array ends before the row, or the result overlaps the
   *     row other than wholly
   */
  public static void logSoftmax(
      float[] logits,
      int logitsOffset,
      float[] logProbabilities,
      int logProbabilitiesOffset,
      int length) {
    check("logits", logits, logitsOffset, length);
    check("logProbabilities", logProbabilities, logProbabilitiesOffset, length);
    Arguments.inPlaceOrApart(
        "logits",
        logits,
        logitsOffset,
        "logProbabilities",
        logProbabilities,
        logProbabilitiesOffset,
        1,
        length);
    logSoftmaxRow(logits, logitsOffset, logProbabilities, logProbabilitiesOffset, length);
  }

  private static float ofRow(float[] logits, int offset, int length) {
    if (length == 0) {
      return Float.NEGATIVE_INFINITY;
    }
    float maximum = Rows.maximum(logits, offset, length);
    float rest = RowExponentials.rest(logits, offset, length, maximum);
    return Float.isNaN(rest)
        ? Rows.nonFiniteLogSumExp(logits, offset, length)
        : maximum + ScalarMath.log1p(rest);
  }

  private static void softmaxRow(
      float[] logits, int offset, float[] probabilities, int to, int length) {
    if (length == 0) {
      return;
    }
    float maximum = Rows.maximum(logits, offset, length);
    float rest = RowExponentials.rest(logits, offset, length, maximum, probabilities, to);
    float scale = 1f / (1f + rest);
    for (int j = 0; j < length; j++) {
      probabilities[to + j] *= scale;
    }
  }

  private static void logSoftmaxRow(
      float[] logits, int offset, float[] logProbabilities, int to, int length) {
    if (length == 0) {
      return;
    }
    float maximum = Rows.maximum(logits, offset, length);
    float logSum = ScalarMath.log1p(RowExponentials.rest(logits, offset, length, maximum));
    for (int j = 0; j < length; j++) {
      logProbabilities[to + j] = -(logSum + (maximum - logits[offset + j]));
    }
  }

  private static void check(String name, float[] array, int offset, int length) {
    if (length < 0) {
      throw new IndexOutOfBoundsException("length is " + length + "; a length is 0 or more");
    }
    Arguments.window(name, array.length, offset, 1, length);
  }

  private static void checkSameLength(float[] logits, String name, float[] output) {
    if (output.length != logits.length) {
      throw new IllegalArgumentException(
          name + " has length " + output.length + "; logits has length " + logits.length);
    }
  }
}
