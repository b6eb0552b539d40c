package io.lossmith.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/**
 * A part of an array, with values around it that nothing may write.
 *
 * @param array the array
 * @param at where the part begins
 * @param length how long it is
 */
record Guarded(float[] array, int at, int length) {
  private static final float GUARD = -123.25f;

  /** A part that holds guards, too, at first. */
  static Guarded blank(int before, int length, int after) {
    float[] array = new float[before + length + after];
    Arrays.fill(array, GUARD);
    return new Guarded(array, before, length);
  }

  /** A part that holds values. */
  static Guarded of(float[] values, int before, int after) {
    Guarded guarded = blank(before, values.length, after);
    System.arraycopy(values, 0, guarded.array, before, values.length);
    return guarded;
  }

  /** Fails unless the part has these bits, every NaN being the same, and the guards are theirs. */
  void assertHolds(String what, float[] expected) {
    for (int i = 0; i < array.length; i++) {
      boolean inside = i >= at && i < at + length;
      float wanted = inside ? expected[i - at] : GUARD;
      if (Float.floatToIntBits(array[i]) != Float.floatToIntBits(wanted)) {
        assertThat(array[i])
            .as("%s, index %d of %d from %d on", what, i - at, length, at)
            .isEqualTo(wanted);
        throw new AssertionError(what + ": the sign of a zero, index " + (i - at));
      }
    }
  }
}
