package io.lossmith.demo.model;

import java.util.SplittableRandom;

/**
 * Random floats and indices drawn from the 64 bits of {@link SplittableRandom#nextLong} alone, by a
 * rule written down here: figures that depend on them stay the same on every JDK.
 */
public final class RandomFloats {
  private static final float FLOAT_UNIT = 0x1p-24f;

  private RandomFloats() {}

  /**
   * Draws a float that is uniform in [-limit, limit).
   *
   * @param random where the bits come from
   * @param limit half the width of the interval
   * @return the float
   */
  public static float symmetric(SplittableRandom random, float limit) {
    float unit = (random.nextLong() >>> 40) * FLOAT_UNIT;
    return (2f * unit - 1f) * limit;
  }

  /**
   * Brings an array into a random order.
   *
   * @param random where the bits come from
   * @param values the array, shuffled in place (Fisher and Yates)
   */
  public static void shuffle(SplittableRandom random, int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      // 32 random bits times i + 1, of which the upper half: 0 to i, even to within 2^-32 i.
      int j = (int) (((random.nextLong() >>> 32) * (i + 1L)) >>> 32);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
