package io.lossmith;

import java.math.BigInteger;

/**
 * What holds of every {@link LogLossState} that rows can lead to. A state that came over a wire is
 * held to it, so that one that was made up or damaged cannot pass for a result; it also keeps the
 * exact sums within their width, whatever is merged later.
 */
final class LogLossInvariants {

  /** Sums count in units of 2^-2148, and a product of two doubles is below 2^2048. */
  private static final int PRODUCT_BITS = 2148 + 2048;

  /** A weight is below 2^1024, and a multiple of 2^-1074. */
  private static final int WEIGHT_BITS = 2148 + 1024;

  private static final int WEIGHT_LOWEST_BIT = 2148 - 1074;

  private LogLossInvariants() {}

  /**
   * Checks a state.
   *
   * @throws IllegalArgumentException if rows cannot lead to it
   */
  static void check(LogLossState state, BigInteger sum, BigInteger weight) {
    long count = state.count;
    require(state.judged <= count, "judged", state.judged, "count", count);
    require(state.correct <= state.judged, "correct", state.correct, "judged", state.judged);
    long numbers = count - state.nans;
    require(numbers >= 0L, "nanCount", state.nans, "count", count);
    require(
        state.positiveInfinities <= numbers,
        "the number of +Infinity",
        state.positiveInfinities,
        "that of losses that are not NaN",
        numbers);
    long finiteOrWeightless = numbers - state.positiveInfinities;
    require(
        state.negativeInfinities <= finiteOrWeightless,
        "the number of -Infinity",
        state.negativeInfinities,
        "that of losses that are not NaN or +Infinity",
        finiteOrWeightless);
    checkExtremes(state, numbers);
    checkSize("sum", sum.abs(), PRODUCT_BITS, finiteOrWeightless - state.negativeInfinities);
    checkSize("weight", weight, WEIGHT_BITS, count);
    if (weight.signum() < 0) {
      throw impossible("its weight is negative");
    }
    if (weight.signum() != 0 && weight.getLowestSetBit() < WEIGHT_LOWEST_BIT) {
      throw impossible("its weight is no sum of doubles");
    }
  }

  private static void checkExtremes(LogLossState state, long numbers) {
    if (numbers > 0L && !(Double.compare(state.minimum, state.maximum) <= 0)) {
      throw impossible(
          "its minimum, " + state.minimum + ", is above its maximum, " + state.maximum);
    }
    if (Double.isNaN(state.maximum)) {
      throw impossible("its maximum is NaN, which is counted apart");
    }
    if (state.positiveInfinities > 0L && state.maximum != Double.POSITIVE_INFINITY) {
      throw impossible("it counts +Infinity, but its maximum is " + state.maximum);
    }
    if (state.negativeInfinities > 0L && state.minimum != Double.NEGATIVE_INFINITY) {
      throw impossible("it counts -Infinity, but its minimum is " + state.minimum);
    }
  }

  /** Whether so many terms below a power of two can add up to it. */
  private static void checkSize(String name, BigInteger magnitude, int termBits, long terms) {
    int bits = terms == 0L ? 0 : termBits + Long.SIZE - Long.numberOfLeadingZeros(terms);
    if (magnitude.bitLength() > bits) {
      throw impossible("its " + name + " is too large for " + terms + " terms");
    }
  }

  private static void require(
      boolean holds, String name, long value, String boundName, long bound) {
    if (!holds) {
      throw impossible(name + " is " + value + ", but " + boundName + " is " + bound);
    }
  }

  private static IllegalArgumentException impossible(String reason) {
    return new IllegalArgumentException("a state that no LogLossAccumulator can have: " + reason);
  }
}
