package io.lossmith;

import io.lossmith.kernel.Arguments;
import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;

/**
 * A log-sum-exp of values that come one by one, in blocks, or from other accumulators.
 *
 * <p>It keeps the maximum {@code m} of all values so far and {@code rest}, the sum of {@code exp(x
 * - m)} over all but one maximum, in double precision: {@code value = m + log1p(rest)}. Nothing is
 * ever subtracted, so a total that one value dominates keeps the relative accuracy of the others'
 * share. Each exponential is a float's, good to one unit in the last place of the rounded
 * difference.
 *
 * <p>No values, or nothing but -Infinity, give -Infinity. +Infinity gives +Infinity. A NaN makes
 * the value NaN for good, whatever comes before or after, until {@link #clear}.
 *
 * <p>Adding and merging in another order gives the same value but for rounding. Not for several
 * threads at once: give each thread its own and merge them. Nothing is allocated after
 * construction.
 */
public final class LogSumExpAccumulator {

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
    addBlock(logits, 0, logits.length);
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
    addBlock(logits, offset, length);
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
    return maximum + ScalarMath.log1p((float) rest);
  }

  private void addBlock(float[] logits, int offset, int length) {
    if (length == 0) {
      return;
    }
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
      rest += (1d + otherRest) * ScalarMath.expNegative(maximum - otherMaximum);
    } else {
      rest = otherRest + (1d + rest) * ScalarMath.expNegative(otherMaximum - maximum);
      maximum = otherMaximum;
    }
  }
}
