package io.lossmith;

/** How the losses of a batch's rows become the result of a call. */
public enum Reduction {
  /**
   * The sum of the rows' losses, divided by the {@link Divisor}, which is the number of rows unless
   * rows or classes have weights or rows are ignored. The gradient is that of the mean: each row's
   * own, divided by the same. The mean of no rows is NaN, unless {@link EmptyMean} says otherwise.
   */
  MEAN,

  /** The sum of the rows' losses. The gradient is each row's own. The sum of no rows is 0. */
  SUM,

  /** No reduction: one loss a row, written into an array of the caller's. */
  NONE
}
