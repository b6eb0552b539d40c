package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link Arguments}: what passes, and the text of every message. */
class ArgumentsTest {

  private static final int MAX = Integer.MAX_VALUE;

  @Nested
  class WholeArray {
    @Test
    void exactlyTheBatchPasses() {
      passes(() -> Arguments.wholeArray("logits", 640, 64, 10));
      passes(() -> Arguments.wholeArray("losses", 64, 64, 1));
      passes(() -> Arguments.wholeArray("logits", 0, 0, 10));
    }

    @Test
    void anotherLengthIsRefused() {
      illegal(
          () -> Arguments.wholeArray("logits", 639, 64, 10),
          "logits has length 639; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.wholeArray("gradient", 641, 64, 10),
          "gradient has length 641; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.wholeArray("logits", 0, 1, 10),
          "logits has length 0; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.wholeArray("targets", 63, 64, 1),
          "targets has length 63; 64 rows need 64");
      illegal(() -> Arguments.wholeArray("losses", 2, 1, 1), "losses has length 2; 1 row needs 1");
      illegal(
          () -> Arguments.wholeArray("logits", 10, 0, 10),
          "logits has length 10; 0 rows of 10 classes need 0");
    }

    @Test
    void aBatchBeyondAnArrayDoesNotWrapRound() {
      // 65536 * 65536 is 0 as an int.
      illegal(
          () -> Arguments.wholeArray("logits", 0, 65_536, 65_536),
          "logits has length 0; 65536 rows of 65536 classes need 4294967296");
      illegal(
          () -> Arguments.wholeArray("logits", 1, MAX, MAX),
          "logits has length 1; 2147483647 rows of 2147483647 classes need 4611686014132420609");
    }
  }

  @Nested
  class Window {
    @Test
    void aBatchWithinTheArrayPasses() {
      passes(() -> Arguments.window("logits", 640, 0, 64, 10));
      passes(() -> Arguments.window("logits", 700, 60, 64, 10));
      passes(() -> Arguments.window("logits", 5, 5, 0, 10));
      passes(() -> Arguments.window("logits", MAX, MAX - 10, 1, 10));
      passes(() -> Arguments.window("logits", MAX, 0, MAX, 1));
    }

    @Test
    void aNegativeOffsetIsRefused() {
      outOfBounds(
          () -> Arguments.window("logits", 640, -1, 64, 10),
          "logitsOffset is -1; an offset is 0 or more");
      outOfBounds(
          () -> Arguments.window("targets", 0, Integer.MIN_VALUE, 0, 1),
          "targetsOffset is -2147483648; an offset is 0 or more");
    }

    @Test
    void anArrayThatEndsBeforeTheBatchIsRefused() {
      illegal(
          () -> Arguments.window("logits", 639, 0, 64, 10),
          "logits has length 639; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.window("logits", 699, 60, 64, 10),
          "logits has length 699, 639 from offset 60; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.window("losses", 3, 3, 1, 1),
          "losses has length 3, 0 from offset 3; 1 row needs 1");
      illegal(
          () -> Arguments.window("logits", 5, 6, 0, 10),
          "logits has length 5, -1 from offset 6; 0 rows of 10 classes need 0");
    }

    @Test
    void nothingWrapsRound() {
      illegal(
          () -> Arguments.window("logits", 5, MAX, 1, 10),
          "logits has length 5, -2147483642 from offset 2147483647; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.window("logits", MAX, MAX - 9, 1, 10),
          "logits has length 2147483647, 9 from offset 2147483638; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.window("logits", MAX, 0, 65_536, 65_536),
          "logits has length 2147483647; 65536 rows of 65536 classes need 4294967296");
    }
  }

  @Nested
  class RowCount {
    @Test
    void multiplesPass() {
      passes(() -> Arguments.rowCount(0, 1));
      passes(() -> Arguments.rowCount(0, 128));
      passes(() -> Arguments.rowCount(MAX, 1));
      passes(() -> Arguments.rowCount(384, 128));
    }

    @Test
    void othersAreRefused() {
      illegal(() -> Arguments.rowCount(-1, 1), "rows is -1; a row count is 0 or more");
      illegal(() -> Arguments.rowCount(-128, 128), "rows is -128; a row count is 0 or more");
      illegal(
          () -> Arguments.rowCount(130, 128),
          "rows is 130; the batch shape needs a multiple of 128");
    }
  }

  @Nested
  class WholeRows {
    @Test
    void rowsAreCounted() {
      assertThat(Arguments.wholeRows("logits", 30, 10)).isEqualTo(3);
      assertThat(Arguments.wholeRows("logits", 0, 10)).isZero();
    }

    @Test
    void aPartOfARowIsRefused() {
      illegal(
          () -> Arguments.wholeRows("logits", 31, 10),
          "logits has length 31, which is not a whole number of rows of 10 classes");
    }
  }

  @Nested
  class Targets {
    @Test
    void oneTarget() {
      passes(() -> Arguments.target(0, 10));
      passes(() -> Arguments.target(9, 10));
      outOfBounds(() -> Arguments.target(10, 10), "target is 10; classes are 0 to 9");
      outOfBounds(() -> Arguments.target(-1, 10), "target is -1; classes are 0 to 9");
    }

    @Test
    void theFirstWrongTargetIsNamedByItsIndexInTheArray() {
      int[] targets = {0, 9, 4, 12, -1};
      passes(() -> Arguments.targets(targets, 0, 3, 10));
      passes(() -> Arguments.targets(targets, 4, 0, 10));
      outOfBounds(
          () -> Arguments.targets(targets, 0, 5, 10), "targets[3] is 12; classes are 0 to 9");
      outOfBounds(
          () -> Arguments.targets(targets, 2, 2, 10), "targets[3] is 12; classes are 0 to 9");
      outOfBounds(
          () -> Arguments.targets(targets, 4, 1, 10), "targets[4] is -1; classes are 0 to 9");
      outOfBounds(
          () -> Arguments.targets(new int[] {0, 9, 10}, 0, 3, 10),
          "targets[2] is 10; classes are 0 to 9");
    }

    @Test
    void extremeTargetsDoNotWrapRound() {
      int[] targets = {MAX, Integer.MIN_VALUE};
      outOfBounds(
          () -> Arguments.targets(targets, 0, 1, 10),
          "targets[0] is 2147483647; classes are 0 to 9");
      outOfBounds(
          () -> Arguments.targets(targets, 1, 1, 10),
          "targets[1] is -2147483648; classes are 0 to 9");
      passes(() -> Arguments.targets(new int[] {MAX - 1}, 0, 1, MAX));
    }

    @Property
    void refusedExactlyIfOneIsOutside(
        @ForAll @Size(max = 40) int[] targets, @ForAll @IntRange(min = 1) int classes) {
      boolean valid = true;
      for (int target : targets) {
        valid &= 0 <= target && target < classes;
      }
      ThrowingCallable call = () -> Arguments.targets(targets, 0, targets.length, classes);
      if (valid) {
        passes(call);
      } else {
        assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @Nested
  class LogProbabilities {
    private static final String HINT =
        "; a logarithm of a probability is never positive."
            + " Were probabilities passed? nll takes what logSoftmax writes";

    @Test
    void onlyPositiveDoublesAreRefused() {
      passes(() -> Arguments.logProbability(0d, 3, 2));
      passes(() -> Arguments.logProbability(-0d, 3, 2));
      passes(() -> Arguments.logProbability(Double.NEGATIVE_INFINITY, 3, 2));
      passes(() -> Arguments.logProbability(Double.NaN, 3, 2));
      illegal(
          () -> Arguments.logProbability(Double.MIN_VALUE, 3, 2),
          "logProbabilities holds 4.9E-324 at row 3, class 2" + HINT);
    }

    @Test
    void onlyPositiveValuesAreRefused() {
      passes(() -> Arguments.logProbability(0f, 3, 2));
      passes(() -> Arguments.logProbability(-0f, 3, 2));
      passes(() -> Arguments.logProbability(Float.NEGATIVE_INFINITY, 3, 2));
      passes(() -> Arguments.logProbability(Float.NaN, 3, 2));
      illegal(
          () -> Arguments.logProbability(0.25f, 3, 2),
          "logProbabilities holds 0.25 at row 3, class 2" + HINT);
      illegal(
          () -> Arguments.logProbability(Float.MIN_VALUE, 0, 0),
          "logProbabilities holds 1.4E-45 at row 0, class 0" + HINT);
    }

    @Test
    void onlyTheValueAtTheTargetMatters() {
      float[] values = {9f, -1f, 0.5f, -2f, -3f, 9f};
      passes(() -> Arguments.logProbabilities(values, 1, new int[] {9, 0, 1}, 1, 2, 2));
      illegal(
          () -> Arguments.logProbabilities(values, 1, new int[] {9, 0, 2}, 1, 2, 2),
          "logProbabilities holds 9.0 at row 1, class 2" + HINT);
      illegal(
          () -> Arguments.logProbabilities(values, 1, new int[] {9, 1, 0}, 1, 2, 2),
          "logProbabilities holds 0.5 at row 0, class 1" + HINT);
    }

    @Test
    void onlyTheDoubleAtTheTargetMatters() {
      double[] values = {9, -1, 0.5, -2, -3, 9};
      passes(() -> Arguments.logProbabilities(values, 1, new int[] {9, 0, 1}, 1, 2, 2));
      illegal(
          () -> Arguments.logProbabilities(values, 1, new int[] {9, 0, 2}, 1, 2, 2),
          "logProbabilities holds 9.0 at row 1, class 2" + HINT);
      illegal(
          () -> Arguments.logProbabilities(values, 1, new int[] {9, 1, 0}, 1, 2, 2),
          "logProbabilities holds 0.5 at row 0, class 1" + HINT);
    }
  }

  @Nested
  class Overlaps {
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

  private static void passes(ThrowingCallable call) {
    assertThatCode(call).doesNotThrowAnyException();
  }

  private static void illegal(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void outOfBounds(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage(message);
  }
}
