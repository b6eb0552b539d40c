package io.lossmith.kernel;

/**
 * The sum of the rows' losses, in one order for every schedule and every batch: sixteen lanes, lane
 * = row mod 16, each summed in ascending row; then lane {@code l} with lane {@code l + 8}, {@code l
 * + 4}, {@code l + 2}, {@code l + 1}. The lanes are doubles, so that a mean of floats is as good as
 * its terms; losses in double are added in the same lanes.
 *
 * <p>Not for several threads at once.
 */
public final class RowSum {

  /** How many rows make a block, and how many lanes the sum has. */
  public static final int LANES = 16;

  private final double[] lanes = new double[LANES];

  /** How many lanes hold anything: a batch of few rows is not made to pay for sixteen. */
  private int used;

  /** Makes a sum of nothing. */
  public RowSum() {}

  /** Starts over at the sum of nothing, which is 0. */
  public void clear() {
    for (int lane = 0; lane < used; lane++) {
      lanes[lane] = 0d;
    }
    used = 0;
  }

  /**
   * Adds one block of rows. Every block but the last has {@link #LANES} rows.
   *
   * @param losses the losses of the block's rows, from index 0
   * @param count how many rows, 0 to {@link #LANES}
   */
  public void add(float[] losses, int count) {
    used = Math.max(used, count);
    for (int lane = 0; lane < count; lane++) {
      lanes[lane] += losses[lane];
    }
  }

  /**
   * Adds one block of rows, in double. Every block but the last has {@link #LANES} rows.
   *
   * @param losses the losses of the block's rows, from index 0
   * @param count how many rows, 0 to {@link #LANES}
   */
  public void add(double[] losses, int count) {
    used = Math.max(used, count);
    for (int lane = 0; lane < count; lane++) {
      lanes[lane] += losses[lane];
    }
  }

  /**
   * The sum of all that was added since {@link #clear}.
   *
   * @return the sum, rounded once to float
   */
  public float sum() {
    return (float) doubleSum();
  }

  /**
   * The mean of all that was added since {@link #clear}.
   *
   * @param divisor what the sum is divided by: how many rows were added, or their weight
   * @return the mean, rounded to double and once more to float; NaN for no rows and a divisor of 0
   */
  public float mean(double divisor) {
    return (float) doubleMean(divisor);
  }

  /**
   * The mean of all that was added since {@link #clear}, in double.
   *
   * @param divisor what the sum is divided by: how many rows were added, or their weight
   * @return the mean; NaN for no rows and a divisor of 0
   */
  public double doubleMean(double divisor) {
    return doubleSum() / divisor;
  }

  /**
   * The sum of all that was added since {@link #clear}, in double.
   *
   * @return the sum
   */
  public double doubleSum() {
    double[] sum = lanes;
    if (used <= 1) {
      return sum[0];
    }
    // Written out: as loops over the lanes this took longer than the loss of a row.
    double even =
        ((sum[0] + sum[8]) + (sum[4] + sum[12])) + ((sum[2] + sum[10]) + (sum[6] + sum[14]));
    double odd =
        ((sum[1] + sum[9]) + (sum[5] + sum[13])) + ((sum[3] + sum[11]) + (sum[7] + sum[15]));
    return even + odd;
  }
}
