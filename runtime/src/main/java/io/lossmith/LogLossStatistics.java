package io.lossmith;

import java.util.Locale;

/** What can be read from a {@link LogLossAccumulator}. */
abstract class LogLossStatistics {

  final LogLossState state;

  LogLossStatistics(LogLossState state) {
    this.state = state;
  }

  /**
   * How many rows were added.
   *
   * @return 0 or more
   */
  public long count() {
    return state.count;
  }

  /**
   * Of how many rows it is known whether they were classified rightly.
   *
   * @return 0 to {@link #count}
   */
  public long judged() {
    return state.judged;
  }

  /**
   * How many rows were classified rightly.
   *
   * @return 0 to {@link #judged}
   */
  public long correct() {
    return state.correct;
  }

  /**
   * How many rows have a loss that is NaN.
   *
   * @return 0 to {@link #count}
   */
  public long nanCount() {
    return state.nans;
  }

  /**
   * How many rows have an infinite loss, and a weight that is not 0.
   *
   * @return 0 to {@link #count}
   */
  public long infiniteCount() {
    return state.positiveInfinities + state.negativeInfinities;
  }

  /**
   * The sum of the weights.
   *
   * @return the double nearest to it, 0 or more; +Infinity beyond the range of doubles
   */
  public double weight() {
    return state.weight.value();
  }

  /**
   * The sum of the losses, each times its weight.
   *
   * @return the double nearest to it; an infinity beyond the range of doubles; for losses that are
   *     not finite see above
   */
  public double sum() {
    return state.sum();
  }

  /**
   * The mean loss: the exact sum over the exact weight, also where either is beyond the range of
   * doubles.
   *
   * @return the double nearest to it; NaN if the weight is 0; for losses that are not finite see
   *     above
   */
  public double mean() {
    return state.mean();
  }

  /**
   * The perplexity: the exponential of the mean loss.
   *
   * @return {@code StrictMath.exp(mean())}, within 1 ulp of the mean's exponential
   */
  public double perplexity() {
    return StrictMath.exp(mean());
  }

  /**
   * The part of the judged rows that was classified rightly. Weights do not bear on it.
   *
   * @return 0 to 1; NaN if no row was judged
   */
  public double accuracy() {
    return (double) state.correct / state.judged;
  }

  /**
   * The least loss, without weights.
   *
   * @return the least, where -0 is less than +0; NaN if a loss is, and of no rows
   */
  public double minimum() {
    return hasNumbersOnly() ? state.minimum : Double.NaN;
  }

  /**
   * The greatest loss, without weights.
   *
   * @return the greatest, where -0 is less than +0; NaN if a loss is, and of no rows
   */
  public double maximum() {
    return hasNumbersOnly() ? state.maximum : Double.NaN;
  }

  /**
   * What a person reads in a log: counts and results.
   *
   * @return one line, whose form may change
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "LogLossAccumulator[count=%d, weight=%s, sum=%s, mean=%s, perplexity=%s, accuracy=%s (%d of"
            + " %d), minimum=%s, maximum=%s, nan=%d, infinite=%d]",
        count(),
        weight(),
        sum(),
        mean(),
        perplexity(),
        accuracy(),
        correct(),
        judged(),
        minimum(),
        maximum(),
        nanCount(),
        infiniteCount());
  }

  private boolean hasNumbersOnly() {
    return state.nans == 0L && state.count != 0L;
  }
}
