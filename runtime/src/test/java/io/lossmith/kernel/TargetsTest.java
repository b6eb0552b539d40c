package io.lossmith.kernel;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.outOfBounds;
import static io.lossmith.Refusals.passes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Targets}: what passes, and the text of every message. */
class TargetsTest {

  private static final int IGNORED = -100;

  private static final String POSITIVE =
      "; a logarithm of a probability is never positive."
          + " Were probabilities passed? nll takes what logSoftmax writes";

  @ParameterizedTest
  @ValueSource(ints = {0, 9, IGNORED})
  void classesAndTheIgnoredPass(int target) {
    passes(() -> Targets.target(target, 10, IGNORED));
    passes(() -> Targets.targets(new int[] {77, 3, target, 77}, 1, 2, 10, IGNORED));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, -1, -99, -101, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void othersAreRefused(int target) {
    String rule = " is " + target + "; classes are 0 to 9, and -100 is ignored";
    outOfBounds(() -> Targets.target(target, 10, IGNORED), "target" + rule);
    int[] targets = {77, 3, IGNORED, target, target};
    outOfBounds(() -> Targets.targets(targets, 1, 4, 10, IGNORED), "targets[3]" + rule);
    outOfBounds(() -> Targets.targets(targets, 3, 1, 10, IGNORED), "targets[3]" + rule);
    passes(() -> Targets.targets(targets, 1, 2, 10, IGNORED));
  }

  @Test
  void finiteProbabilitiesPass() {
    float[] floats = {-1, 0, Float.MIN_VALUE, 1, -0f, 7, Float.MAX_VALUE, -1};
    double[] doubles = {-1, 0, Double.MIN_VALUE, 1, -0d, 7, Double.MAX_VALUE, -1};
    passes(() -> Targets.probabilities(floats, 1, 2, 3));
    passes(() -> Targets.probabilities(doubles, 1, 2, 3));
    passes(() -> Targets.probabilities(floats, 0, 0, 3));
    passes(() -> Targets.probabilities(doubles, 0, 0, 3));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, -1e-45, Double.NaN, Double.POSITIVE_INFINITY, -1e30})
  void whatIsNoProbabilityIsRefused(double probability) {
    String rule = " at row 1, class 2; a target probability is 0 or more and finite";
    double[] doubles = {-9, 0, 0, 0, 0, 0, probability, -9};
    illegal(() -> Targets.probabilities(doubles, 1, 2, 3), "targets holds " + probability + rule);
    float[] floats = {-9, 0, 0, 0, 0, 0, (float) probability, -9};
    illegal(
        () -> Targets.probabilities(floats, 1, 2, 3),
        "targets holds " + (float) probability + rule);
  }

  @Test
  void everyLogProbabilityIsChecked() {
    float[] floats = {9, -1, 0, -2, -0f, Float.NEGATIVE_INFINITY, Float.NaN, 9};
    double[] doubles = {9, -1, 0, -2, -0d, Double.NEGATIVE_INFINITY, Double.NaN, 9};
    passes(() -> Targets.logProbabilities(floats, 1, 2, 3));
    passes(() -> Targets.logProbabilities(doubles, 1, 2, 3));
    floats[6] = 0.5f;
    doubles[6] = 0.5;
    String message = "logProbabilities holds 0.5 at row 1, class 2" + POSITIVE;
    illegal(() -> Targets.logProbabilities(floats, 1, 2, 3), message);
    illegal(() -> Targets.logProbabilities(doubles, 1, 2, 3), message);
  }

  @Test
  void onlyTheValueAtATargetThatIsKeptMatters() {
    float[] floats = {9, 9, 9, -1, 9, 9, 9, 9, 0.5f, -3};
    double[] doubles = {9, 9, 9, -1, 9, 9, 9, 9, 0.5, -3};
    int[] kept = {7, 2, IGNORED, 2};
    passes(() -> Targets.logProbabilities(floats, 1, kept, 1, 3, 3, IGNORED));
    passes(() -> Targets.logProbabilities(doubles, 1, kept, 1, 3, 3, IGNORED));
    int[] wrong = {7, 2, IGNORED, 1};
    String message = "logProbabilities holds 0.5 at row 2, class 1" + POSITIVE;
    illegal(() -> Targets.logProbabilities(floats, 1, wrong, 1, 3, 3, IGNORED), message);
    illegal(() -> Targets.logProbabilities(doubles, 1, wrong, 1, 3, 3, IGNORED), message);
  }
}
