package io.lossmith.processor.generated;

import java.util.Arrays;

/**
 * A part of an array of floats or ints, with guard values around it.
 *
 * @param array the array
 * @param offset where the part begins
 * @param length how long the part is
 */
record Window(Object array, int offset, int length) {
  private static final float GUARD = -123.25f;
  private static final int INT_GUARD = 0x5eed;

  /** A copy of the values, with guards before and after. */
  static Window of(float[] values, int before, int after) {
    float[] array = new float[before + values.length + after];
    Arrays.fill(array, GUARD);
    System.arraycopy(values, 0, array, before, values.length);
    return new Window(array, before, values.length);
  }

  /** A copy of the values, with guards before and after. */
  static Window of(int[] values, int before, int after) {
    int[] array = new int[before + values.length + after];
    Arrays.fill(array, INT_GUARD);
    System.arraycopy(values, 0, array, before, values.length);
    return new Window(array, before, values.length);
  }

  /** Something to be written over: guards everywhere. */
  static Window output(boolean integer, int length, int before, int after) {
    if (integer) {
      int[] values = new int[length];
      Arrays.fill(values, INT_GUARD);
      return of(values, before, after);
    }
    float[] values = new float[length];
    Arrays.fill(values, GUARD);
    return of(values, before, after);
  }

  float[] floats() {
    return Arrays.copyOfRange((float[]) array, offset, offset + length);
  }

  int[] ints() {
    return Arrays.copyOfRange((int[]) array, offset, offset + length);
  }

  /** The bits of the whole array. */
  int[] bits() {
    if (array instanceof int[] ints) {
      return ints.clone();
    }
    float[] floats = (float[]) array;
    int[] bits = new int[floats.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(floats[i]);
    }
    return bits;
  }

  /** The bits of the whole array with those of the part blanked out. */
  int[] bitsAround() {
    int[] bits = bits();
    Arrays.fill(bits, offset, offset + length, 0);
    return bits;
  }
}
