package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.Reduction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Wrong arguments: what is thrown, its whole text, and that no output has changed. */
class SigmoidErrorsTest {
  private static final float[] LOGITS = {1, 2, 3, 4, 5, 6};
  private static final int[] TARGETS = {0, 1, 0, 1, 1, 0};

  private final SigmoidLoss fixed = SigmoidLoss.of(3, "2", Reduction.NONE, "sampleWeights = true");
  private final SigmoidLoss any = SigmoidLoss.of(3, "{ANY, 2}", Reduction.MEAN, "");
  private final float[] weights = {1, 1};
  private final float[] losses = filled(2);
  private final float[] gradient = filled(6);

  @Test
  void arraysOfAnotherLength() {
    refused(
        fixed,
        IllegalArgumentException.class,
        "logits has length 5; 2 rows of 3 classes need 6",
        new float[5],
        TARGETS,
        weights,
        losses,
        gradient);
    refused(
        fixed,
        IllegalArgumentException.class,
        "targets has length 7; 2 rows of 3 classes need 6",
        LOGITS,
        new int[7],
        weights,
        losses,
        gradient);
    refused(
        fixed,
        IllegalArgumentException.class,
        "sampleWeights has length 3; 2 rows need 2",
        LOGITS,
        TARGETS,
        new float[3],
        losses,
        gradient);
    refused(
        fixed,
        IllegalArgumentException.class,
        "losses has length 1; 2 rows need 2",
        LOGITS,
        TARGETS,
        weights,
        new float[1],
        gradient);
    refused(
        any,
        IllegalArgumentException.class,
        "logits has length 5, which is not a whole number of rows of 3 classes",
        new float[5],
        TARGETS,
        gradient);
    refused(
        any,
        IllegalArgumentException.class,
        "rows is 1; the batch shape needs a multiple of 2",
        new float[3],
        new int[3],
        new float[3]);
  }

  @Test
  void windowsThatEndTooEarlyOrBeginBeforeTheArray() {
    refused(
        any,
        IllegalArgumentException.class,
        "gradient has length 6, 5 from offset 1; 2 rows of 3 classes need 6",
        LOGITS,
        0,
        TARGETS,
        0,
        gradient,
        1,
        2);
    refused(
        any,
        IndexOutOfBoundsException.class,
        "targetsOffset is -1; an offset is 0 or more",
        LOGITS,
        0,
        TARGETS,
        -1,
        gradient,
        0,
        2);
  }

  @Test
  void targetsThatAreNotOneOrZero() {
    refused(
        any,
        IndexOutOfBoundsException.class,
        "targets[4] is 2; a target is 0 or 1",
        LOGITS,
        new int[] {0, 1, 0, 1, 2, -1},
        gradient);
    refused(
        SigmoidLoss.of(3, "2", Reduction.MEAN, "ignoreIndex = -100"),
        IndexOutOfBoundsException.class,
        "targets[5] is -1; a target is 0 or 1, or -100 to be ignored",
        LOGITS,
        new int[] {0, 1, -100, 1, 1, -1},
        gradient);
    for (float wrong : new float[] {-0.1f, 1.5f, Float.NaN}) {
      refused(
          SigmoidLoss.of(3, "2", Reduction.MEAN, "target = Target.PROBABILITIES"),
          IllegalArgumentException.class,
          "targets[1] is "
              + wrong
              + "; a target is the probability that its class is there, 0 to 1",
          LOGITS,
          new float[] {0, wrong, 0, 0, 0, 0},
          gradient);
    }
    refused(
        SigmoidLoss.of(
            1, "{}", Reduction.MEAN, "target = Target.PROBABILITIES, precision = Precision.DOUBLE"),
        IllegalArgumentException.class,
        "targets[0] is 2.0; a target is the probability that its class is there, 0 to 1",
        new double[1],
        new double[] {2},
        new double[1]);
  }

  @Test
  void arraysThatOverlap() {
    float[] shared = filled(13);
    refused(
        any,
        IllegalArgumentException.class,
        "gradient at offset 1 overlaps logits at offset 0 of the same array;"
            + " it may start at the same offset, or lie apart",
        shared,
        0,
        TARGETS,
        0,
        shared,
        1,
        2);
    refused(
        fixed,
        IllegalArgumentException.class,
        "losses at offset 0 overlaps sampleWeights at offset 0 of the same array;"
            + " they must lie apart",
        LOGITS,
        TARGETS,
        losses,
        losses,
        gradient);
    refused(
        SigmoidLoss.of(2, "{}", Reduction.MEAN, "target = Target.PROBABILITIES"),
        IllegalArgumentException.class,
        "gradient at offset 0 overlaps targets at offset 0 of the same array;"
            + " they must lie apart",
        new float[2],
        weights,
        weights);
    assertThat(shared).containsOnly(7f);
    assertThat(weights).containsOnly(1f);
  }

  @Test
  void windowsLeaveWhatIsAroundThem() {
    float[] wide = filled(10);
    any.get("lossAndGradient", LOGITS, 0, TARGETS, 0, wide, 2, 2);
    assertThat(new float[] {wide[0], wide[1], wide[8], wide[9]}).containsOnly(7f);
    any.get("lossAndGradient", LOGITS, TARGETS, gradient);
    assertThat(Arrays.copyOfRange(wide, 2, 8)).isEqualTo(gradient);
  }

  private void refused(SigmoidLoss loss, Class<?> thrown, String message, Object... arguments) {
    assertThatThrownBy(() -> loss.call("lossAndGradient", arguments))
        .isInstanceOf(thrown)
        .hasMessage(message);
    assertThat(losses).containsOnly(7f);
    assertThat(gradient).containsOnly(7f);
  }

  private static float[] filled(int length) {
    float[] values = new float[length];
    Arrays.fill(values, 7);
    return values;
  }
}
