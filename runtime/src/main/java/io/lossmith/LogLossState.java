package io.lossmith;

import io.lossmith.exact.ExactSum;
import java.util.Objects;

/**
 * What a {@link LogLossAccumulator} knows: counts, extremes and two exact sums, each of which is
 * the same whatever the order of the rows. Losses that are no number or infinite have no place in
 * an exact sum and are counted instead; {@link #sum} and {@link #mean} put them back.
 *
 * <p>The callers have checked their arguments, and count rows and weights of 1 for a whole block.
 */
final class LogLossState {

  long count;
  long judged;
  long correct;
  long nans;
  long positiveInfinities;
  long negativeInfinities;

  /** Over the losses that are not NaN; of none, what every loss is below, and above. */
  double minimum = Double.POSITIVE_INFINITY;

  double maximum = Double.NEGATIVE_INFINITY;

  /** Of the finite terms weight times loss. */
  final ExactSum sum = new ExactSum();

  final ExactSum weight = new ExactSum();

  void clear() {
    count = 0L;
    judged = 0L;
    correct = 0L;
    nans = 0L;
    positiveInfinities = 0L;
    negativeInfinities = 0L;
    minimum = Double.POSITIVE_INFINITY;
    maximum = Double.NEGATIVE_INFINITY;
    sum.clear();
    weight.clear();
  }

  void countRows(long rows) {
    if (rows > Long.MAX_VALUE - count) {
      throw new ArithmeticException(
          rows + " rows more than " + count + "; an accumulator counts to 2^63 - 1");
    }
    count += rows;
  }

  void addLoss(double loss) {
    if (isFinite(loss, 1d)) {
      sum.add(loss);
    }
  }

  /** The product of two floats is a double, without rounding: half the work of the other. */
  void addProduct(float loss, float lossWeight) {
    weight.add(lossWeight);
    if (isFinite(loss, lossWeight)) {
      sum.add((double) loss * lossWeight);
    }
  }

  void addProduct(double loss, double lossWeight) {
    weight.add(lossWeight);
    if (isFinite(loss, lossWeight)) {
      sum.addProduct(loss, lossWeight);
    }
  }

  void addWeighted(double weightedLoss, double lossWeight) {
    weight.add(lossWeight);
    addLoss(weightedLoss);
  }

  private boolean isFinite(double loss, double lossWeight) {
    if (Double.isNaN(loss)) {
      nans++;
      return false;
    }
    minimum = Math.min(minimum, loss);
    maximum = Math.max(maximum, loss);
    if (Double.isInfinite(loss)) {
      // 0 times infinity is 0, as everywhere that a weight stands before a loss.
      if (lossWeight != 0d) {
        countInfinity(loss);
      }
      return false;
    }
    return true;
  }

  private void countInfinity(double infinity) {
    if (infinity > 0d) {
      positiveInfinities++;
    } else {
      negativeInfinities++;
    }
  }

  void merge(LogLossState other) {
    // The one check: every other count is part of this one.
    countRows(other.count);
    judged += other.judged;
    correct += other.correct;
    nans += other.nans;
    positiveInfinities += other.positiveInfinities;
    negativeInfinities += other.negativeInfinities;
    minimum = Math.min(minimum, other.minimum);
    maximum = Math.max(maximum, other.maximum);
    sum.add(other.sum);
    weight.add(other.weight);
  }

  double sum() {
    return isSumFinite() ? sum.value() : nonFiniteSum();
  }

  double mean() {
    if (weight.units().signum() == 0) {
      return Double.NaN;
    }
    return isSumFinite() ? sum.dividedBy(weight) : nonFiniteSum();
  }

  private boolean isSumFinite() {
    return nans == 0L && positiveInfinities == 0L && negativeInfinities == 0L;
  }

  private double nonFiniteSum() {
    if (nans != 0L || (positiveInfinities != 0L && negativeInfinities != 0L)) {
      return Double.NaN;
    }
    return positiveInfinities != 0L ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  boolean isSameAs(LogLossState other) {
    return count == other.count
        && judged == other.judged
        && correct == other.correct
        && nans == other.nans
        && positiveInfinities == other.positiveInfinities
        && negativeInfinities == other.negativeInfinities
        && Double.compare(minimum, other.minimum) == 0
        && Double.compare(maximum, other.maximum) == 0
        && sum.units().equals(other.sum.units())
        && weight.units().equals(other.weight.units());
  }

  int hash() {
    return Objects.hash(count, judged, correct, nans, minimum, maximum, sum.units());
  }
}
