package io.lossmith.kernel;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.passes;

import org.junit.jupiter.api.Test;

/** {@link Arguments}: which parts of an array may meet, and the text of every message. */
class ArgumentsOverlapTest {
  private static final int MAX = Integer.MAX_VALUE;

  private final float[] array = new float[8];
  private final float[] other = new float[8];

  @Test
  void inPlaceOrApartPasses() {
    passes(() -> inPlaceOrApart(array, 3, array, 3, 1, 4));
    passes(() -> inPlaceOrApart(array, 0, array, 4, 1, 4));
    passes(() -> inPlaceOrApart(array, 4, array, 0, 2, 2));
    passes(() -> inPlaceOrApart(array, 0, other, 1, 1, 4));
    passes(() -> inPlaceOrApart(array, 0, array, 1, 0, 4));
    passes(() -> inPlaceOrApart(array, 0, array, MAX, 1, MAX));
  }

  @Test
  void inPartIsRefused() {
    illegal(
        () -> inPlaceOrApart(array, 0, array, 3, 1, 4),
        "gradient at offset 3 overlaps logits at offset 0 of the same array;"
            + " it may start at the same offset, or lie apart");
    illegal(
        () -> inPlaceOrApart(array, 3, array, 0, 2, 2),
        "gradient at offset 0 overlaps logits at offset 3 of the same array;"
            + " it may start at the same offset, or lie apart");
    // 65536 * 65536 is 0 as an int.
    illegal(
        () -> inPlaceOrApart(array, 0, array, MAX, 65_536, 65_536),
        "gradient at offset 2147483647 overlaps logits at offset 0 of the same array;"
            + " it may start at the same offset, or lie apart");
  }

  @Test
  void windowsApartPass() {
    passes(() -> apart(array, 0, 4, array, 4, 4));
    passes(() -> apart(array, 4, 4, array, 0, 4));
    passes(() -> apart(array, 0, 8, other, 0, 8));
    passes(() -> apart(array, 3, 0, array, 3, 0));
    passes(() -> apart(array, 0, MAX - 1, array, MAX - 1, 1));
  }

  @Test
  void windowsThatMeetAreRefused() {
    illegal(
        () -> apart(array, 0, 4, array, 3, 4),
        "losses at offset 3 overlaps logits at offset 0 of the same array; they must lie apart");
    illegal(
        () -> apart(array, 3, 4, array, 0, 4),
        "losses at offset 0 overlaps logits at offset 3 of the same array; they must lie apart");
    illegal(
        () -> apart(array, 2, 4, array, 2, 1),
        "losses at offset 2 overlaps logits at offset 2 of the same array; they must lie apart");
    // The end of either window is beyond an int.
    illegal(
        () -> apart(array, MAX - 1, MAX, array, MAX, MAX),
        "losses at offset 2147483647 overlaps logits at offset 2147483646 of the same array;"
            + " they must lie apart");
  }

  private void inPlaceOrApart(
      float[] in, int inOffset, float[] out, int outOffset, int rows, int classes) {
    Arguments.inPlaceOrApart("logits", in, inOffset, "gradient", out, outOffset, rows, classes);
  }

  private void apart(
      float[] in, int inOffset, int inLength, float[] out, int outOffset, int outLength) {
    Arguments.apart("logits", in, inOffset, inLength, "losses", out, outOffset, outLength);
  }
}
