package io.lossmith.kernel;

/**
 * What generated classes warm up on: values of either sign and targets from the first class to the
 * last, since HotSpot leaves out of compiled code what it has not seen happen.
 */
public final class WarmUpValues {
  private static final int DIFFERENT = 97;
  private static final int STEP = 31;
  private static final float UNIT = 0.1f;

  /** One half, as a number of 16 bits of either format. */
  private static final int SMALL_BITS = 0x3800;

  private WarmUpValues() {}

  /**
   * Fills an array with different numbers.
   *
   * @param values what is filled
   */
  public static void vary(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i) * UNIT;
    }
  }

  /**
   * As {@link #vary(float[])}.
   *
   * @param values what is filled
   */
  public static void vary(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i) * (double) UNIT;
    }
  }

  /**
   * As {@link #vary(float[])}, with numbers of 16 bits of either format.
   *
   * @param values what is filled
   */
  public static void vary(short[] values) {
    for (int i = 0; i < values.length; i++) {
      int number = number(i);
      int sign = number < 0 ? Short.MIN_VALUE : 0;
      values[i] = (short) (sign | (SMALL_BITS + Math.abs(number)));
    }
  }

  private static int number(int i) {
    return i % DIFFERENT * STEP % DIFFERENT - DIFFERENT / 2;
  }

  /**
   * Fills an array with classes, the first and the last of them included where there are two.
   *
   * @param targets what is filled
   * @param classes how many classes there are
   * @param first whether the first target is the first class, and not the last one
   */
  public static void spread(int[] targets, int classes, boolean first) {
    int last = Math.max(targets.length - 1, 1);
    for (int i = 0; i < targets.length; i++) {
      int target = (int) ((long) i * (classes - 1) / last);
      targets[i] = first ? target : classes - 1 - target;
    }
  }

  /**
   * Fills an array with probabilities, half of them 0.
   *
   * @param targets what is filled
   * @param classes how many classes there are
   */
  public static void share(float[] targets, int classes) {
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i % 2 * 2f / classes;
    }
  }

  /**
   * As {@link #share(float[], int)}.
   *
   * @param targets what is filled
   * @param classes how many classes there are
   */
  public static void share(double[] targets, int classes) {
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i % 2 * 2d / classes;
    }
  }
}
