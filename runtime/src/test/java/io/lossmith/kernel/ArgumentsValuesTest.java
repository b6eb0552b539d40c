package io.lossmith.kernel;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.outOfBounds;
import static io.lossmith.Refusals.passes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link Arguments}: which targets and log-probabilities pass, and the text of every message. */
class ArgumentsValuesTest {
  private static final int MAX = Integer.MAX_VALUE;

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
}
