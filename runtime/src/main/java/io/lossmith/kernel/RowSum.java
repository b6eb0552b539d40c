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

  /**
   * How many of the rows that are left take the next steps together.
   *
   * @param rows how many are left
   * @param most the most, a multiple of {@link #LANES}
   * @return that many; else the greatest multiple of {@link #LANES}; of fewer rows than that, all
   */
  public static int together(int rows, int most) {
    if (rows >= most) {
      return most;
    }
    return rows < LANES ? rows : rows - rows % LANES;
  }

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
   * Adds rows, the next ones in order. Every call but the last adds a multiple of {@link #LANES}.
   *
   * @param losses the losses of the rows, from index 0
   * @param count how many rows
   */
  public void add(float[] losses, int count) {
    used = Math.max(used, Math.min(count, LANES));
    int first = 0;
    for (; first <= count - 4 * LANES; first += 4 * LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        int row = first + lane;
        // Four at a time, in their order: the lane is read and written once for all.
        lanes[lane] =
            lanes[lane]
                + losses[row]
                + losses[row + LANES]
                + losses[row + 2 * LANES]
                + losses[row + 3 * LANES];
      }
    }
    for (; first < count; first += LANES) {
      int rows = Math.min(count - first, LANES);
      for (int lane = 0; lane < rows; lane++) {
        lanes[lane] += losses[first + lane];
      }
    }
  }

  /**
   * Adds rows in double, the next ones in order. Every call but the last adds a multiple of {@link
   * #LANES}.
   *
   * @param losses the losses of the rows, from index 0
   * @param count how many rows
   */
  public void add(double[] losses, int count) {
    used = Math.max(used, Math.min(count, LANES));
    int first = 0;
    for (; first <= count - 4 * LANES; first += 4 * LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        int row = first + lane;
        // Four at a time, in their order: the lane is read and written once for all.
        lanes[lane] =
            lanes[lane]
                + losses[row]
                + losses[row + LANES]
                + losses[row + 2 * LANES]
                + losses[row + 3 * LANES];
      }
    }
    for (; first < count; first += LANES) {
      int rows = Math.min(count - first, LANES);
      for (int lane = 0; lane < rows; lane++) {
        lanes[lane] += losses[first + lane];
      }
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
