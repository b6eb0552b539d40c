package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.LossOptions;
import io.lossmith.oracle.LossTargets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets among the first k classes. */
class TopTest {
  private static final float NAN = Float.NaN;
  private static final float[] VALUES = {
    0f, -0f, 1f, 1f, 2f, -3f, NAN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY
  };

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "DOUBLE"})
  void countsWhatTheOracleCounts(String precision) {
    SplittableRandom random = new SplittableRandom(3);
    String elements =
        "classes = 6, topK = {4, 1, 6, 2}, ignoreIndex = -1, precision = Precision." + precision;
    OptionLoss batch = new OptionLoss(elements + ", batch = ANY");
    OptionLoss example = new OptionLoss(elements);
    LossOptions options = LossOptions.of(6).withIgnoreIndex(-1);
    for (int sample = 0; sample < 200; sample++) {
      int[] targets = new int[5];
      double[][] rows = new double[5][6];
      double[] logits = new double[30];
      for (int i = 0; i < 30; i++) {
        logits[i] = VALUES[random.nextInt(VALUES.length)];
        rows[i / 6][i % 6] = logits[i];
        targets[i / 6] = random.nextInt(-1, 6);
      }
      ExactLoss exact = ExactLoss.ofLogits(options, rows, LossTargets.ofIndices(targets));
      boolean wide = precision.equals("DOUBLE");
      Object given = HessianCase.Rows.array(wide, logits);
      for (int k : new int[] {1, 2, 4, 6}) {
        assertThat(batch.call("countInTop" + k, given, targets))
            .as("%s of %s", k, Arrays.deepToString(rows))
            .isEqualTo(exact.countInTop(k));
        assertThat(batch.call("countInTop" + k, given, 6, targets, 1, 4))
            .isEqualTo(
                (int) batch.call("countInTop" + k, given, targets)
                    - (isIn(example, k, wide, rows[0], targets[0]) ? 1 : 0));
      }
      assertThat(batch.call("countInTop1", given, targets))
          .isEqualTo(batch.call("countCorrect", given, targets));
    }
  }

  private static boolean isIn(OptionLoss loss, int k, boolean wide, double[] row, int target) {
    return (boolean) loss.call("isInTop" + k, HessianCase.Rows.array(wide, row), target);
  }

  @Test
  void aDistributionStandsForItsGreatest() {
    OptionLoss loss =
        new OptionLoss("classes = 3, batch = 2, topK = 2, target = Target.PROBABILITIES");
    float[] logits = {3, 2, 1, 3, 2, 1};
    float[] targets = {0.1f, 0.6f, 0.3f, 0.2f, 0.2f, 0.6f};
    assertThat(loss.call("countInTop2", logits, targets)).isEqualTo(1);
  }

  @Test
  void countsByTransformedLogitsAndWithoutMaskedClasses() {
    OptionLoss loss =
        new OptionLoss(
            "classes = 4, batch = {1, 2}, topK = 2, layout = Layout.CLASSES_FIRST,"
                + " maskedClasses = 0, logitAdjustment = {0, 0, 0, 5}");
    float[] logits = {9, 9, 3, 3, 2, 2, 1, 1};
    assertThat(loss.call("countInTop2", logits, new int[] {1, 2})).isEqualTo(1);
    assertThat(loss.call("countInTop2", logits, new int[] {3, 0})).isEqualTo(1);
  }

  @Test
  void refusesWhatCountCorrectRefuses() {
    OptionLoss loss = new OptionLoss("classes = 3, batch = 2, topK = 2");
    assertThatThrownBy(() -> loss.call("countInTop2", new float[5], new int[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("logits has length 5");
    assertThatThrownBy(() -> loss.call("countInTop2", new float[6], new int[] {0, 3}))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("targets[1] is 3");
  }
}
