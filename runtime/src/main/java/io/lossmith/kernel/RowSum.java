package io.lossmith.kernel;

/**
 * The sum of the rows' losses, in one order for every schedule and every batch: sixteen lanes, lane
 * = row mod 16, each summed in ascending row; then lane {@code l} with lane {@code l + 8}, {@code l
 * + 4}, {@code l + 2}, {@code l + 1}. The lanes are doubles, so that a mean of floats is as good as
 * its terms.
 *
 * <p>Not for several threads at once.
 */
public final class RowSum {

  /** How many rows make a block, and how many lanes the sum has. */
  public static final int LANES = 16;

  private final double[] lanes = new double[LANES];

  /** Makes a sum of nothing. */
  public RowSum() {}

  /** Starts over at the sum of nothing, which is 0. */
  public void clear() {
    for (int lane = 0; lane < LANES; lane++) {
      lanes[lane] = 0d;
    }
  }

  /**
   * Adds one block of rows. Every block but the last has {@link #LANES} rows.
   *
   * @param losses the losses of the block's rows, from index 0
   * @param count how many rows, 0 to {@link #LANES}
   */
  public void add(float[] losses, int count) {
    for (int lane = 0; lane < count; lane++) {
      lanes[lane] += losses[lane];
    }
  }

  /**
   * The sum of all that was added since {@link #clear}; it ends the sum.
   *
   * @return the sum, rounded once to float
   */
  public float sum() {
    return (float) total();
  }

  /**
   * The mean of all that was added since {@link #clear}; it ends the sum.
   *
   * @param rows how many rows were added
   * @return the mean, rounded to double and once more to float; NaN if there were no rows
   */
  public float mean(int rows) {
    return (float) (total() / rows);
  }

  private double total() {
    for (int width = LANES / 2; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) {
        lanes[lane] += lanes[lane + width];
      }
    }
    return lanes[0];
  }
}
