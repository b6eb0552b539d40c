package io.lossmith;

import io.lossmith.kernel.Arguments;
import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;

/**
 * A log-sum-exp of values that come one by one, in blocks, or from other accumulators.
 *
 * <p>It keeps the maximum {@code m} of all values so far and {@code rest}, the sum of {@code exp(x
 * - m)} over all but one maximum, in double precision: {@code value = m + log1p(rest)}. Nothing is
 * ever subtracted, so a total that one value dominates keeps the relative accuracy of the others'
 * share.
 *
 * <p>A value that is added alone counts in double precision; so does the move to a greater maximum,
 * however often it is made. A value from an array counts with an exponential in float, of its
 * distance to the maximum of the 128 values around it, rounded to float. The result is within 1 ulp
 * of {@code max(|m|, |value|)} for values added one by one, however many; from arrays, its absolute
 * error is at most {@code (7 + d / 2) * 2^-23} more, where {@code d} is the largest distance that
 * counts: at most {@code log(n) + 17} for {@code n} values.
 *
 * <p>No values, or nothing but -Infinity, give -Infinity. +Infinity gives +Infinity. A NaN makes
 * the value NaN for good, whatever comes before or after, until {@link #clear}.
 *
 * <p>Adding and merging in another order gives the same value but for rounding; the same calls give
 * the same bits on every JVM and CPU. Not for several threads at once: give each thread its own and
 * merge them. Nothing is allocated after construction.
 *
 * <p>Source: P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and
 * softmax functions", IMA Journal of Numerical Analysis 41(4), 2021.
 */
public final class LogSumExpAccumulator {

  /** So few that sums in float stay good to some ulps, and a sum in double takes no time. */
  private static final int BLOCK = 128;

  private float maximum = Float.NEGATIVE_INFINITY;

  /** The sum of the exponentials but for one maximum; 0 while the maximum is not finite. */
  private double rest;

  /** Makes an accumulator of no values. */
  public LogSumExpAccumulator() {}

  /** Starts over with no values. */
  public void clear() {
    maximum = Float.NEGATIVE_INFINITY;
    rest = 0d;
  }

  /**
   * Adds one value.
   *
   * @param logit any float
   */
  public void add(float logit) {
    addSum(logit, 0d);
  }

  /**
   * Adds a whole array of values.
   *
   * @param logits any number of floats
   */
  public void add(float[] logits) {
    addBlocks(logits, 0, logits.length);
  }

  /**
   * Adds a part of an array.
   *
   * @param logits where the values are
   * @param offset where they begin
   * @param length how many
   * @throws IndexOutOfBoundsException if the offset or the length is negative
   * @throws IllegalArgumentException if the array ends before the values
   */
  public void add(float[] logits, int offset, int length) {
    if (length < 0) {
      throw new IndexOutOfBoundsException("length is " + length + "; a length is 0 or more");
    }
    Arguments.window("logits", logits.length, offset, 1, length);
    addBlocks(logits, offset, length);
  }

  /**
   * Adds all that another accumulator holds, which stays as it is.
   *
   * @param other another accumulator, or this one: its values then count twice
   */
  public void merge(LogSumExpAccumulator other) {
    addSum(other.maximum, other.rest);
  }

  /**
   * The log-sum-exp of all that was added.
   *
   * @return {@code log(sum of exp(x))}; -Infinity of no values
   */
  public float value() {
    return (float) (maximum + StrictMath.log1p(rest));
  }

  private void addBlocks(float[] logits, int offset, int length) {
    for (int done = 0; done < length; done += BLOCK) {
      addBlock(logits, offset + done, Math.min(BLOCK, length - done));
    }
  }

  private void addBlock(float[] logits, int offset, int length) {
    float blockMaximum = Rows.maximum(logits, offset, length);
    float blockRest = RowExponentials.rest(logits, offset, length, blockMaximum);
    if (Float.isNaN(blockRest)) {
      addSum(Rows.nonFiniteLogSumExp(logits, offset, length), 0d);
    } else {
      addSum(blockMaximum, blockRest);
    }
  }

  /** Adds {@code (1 + otherRest) * exp(otherMaximum)}. */
  private void addSum(float otherMaximum, double otherRest) {
    float greater = Math.max(maximum, otherMaximum);
    if (Float.isNaN(greater) || Float.isInfinite(greater)) {
      // NaN, +Infinity, or still nothing but -Infinity: there is no sum to keep.
      maximum = greater;
      rest = 0d;
    } else if (otherMaximum <= maximum) {
      rest += (1d + otherRest) * exp(otherMaximum, maximum);
    } else {
      rest = otherRest + (1d + rest) * exp(maximum, otherMaximum);
      maximum = otherMaximum;
    }
  }

  /**
   * {@code exp(less - greater)}, in double: a maximum that rises a million times by a little would
   * else leave a million roundings in the sum. {@link StrictMath} has the same bits everywhere.
   */
  private static double exp(float less, float greater) {
    return StrictMath.exp((double) less - greater);
  }
}
