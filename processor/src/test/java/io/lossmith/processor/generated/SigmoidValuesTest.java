package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.oracle.Ulps;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few values that were computed by hand with 60 digits, and the rows that are not finite. */
class SigmoidValuesTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final SigmoidLoss each = SigmoidLoss.of(1, "ANY", Reduction.NONE, "");

  @Test
  void lossesGradientsAndProbabilities() {
    assertEntry(0.5f, 1, "0.474076984180106680872997355081", "-0.377540668798145435361099434254");
    assertEntry(0.5f, 0, "0.974076984180106680872997355081", "0.622459331201854564638900565746");
    assertEntry(-2f, 1, "2.12692801104297249644372680636", "-0.880797077977882444059729141302");
    assertEntry(-2f, 0, "0.126928011042972496443726806358", "0.119202922022117555940270858698");
    assertEntry(
        20f, 1, "0.00000000206115362031438070323898279888", "-2.06115361819020358143005e-9");
    assertEntry(20f, 0, "20.0000000020611536203143807032", "0.999999997938846381809796418569");
    assertEntry(-40f, 0, "4.24835425529158898630498e-18", "4.2483542552915889772807209e-18");
    assertEntry(3.25f, 1, "0.0380413716877831285612085616107", "-0.0373268873441294601977141660");
  }

  @Test
  void aMeanIsOverAllTargetsWhateverTheirWeights() {
    SigmoidLoss loss =
        SigmoidLoss.of(2, "2", Reduction.MEAN, "positiveWeights = {3, 1}, classWeights = {1, 0.5}");
    float[] logits = {0.5f, -2f, -2f, 0.5f};
    int[] targets = {1, 0, 0, 1};
    // (3 * 0.47407698 + 0.5 * 0.12692801 + 0.12692801 + 0.5 * 0.47407698) / 4
    assertThat(
            Ulps.error(
                (float) loss.get("loss", logits, targets), decimal("0.4624153652987080319302702")))
        .isLessThan(1);
  }

  @Test
  void infiniteLogitsAreTheLimits() {
    float[] logits = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    int[] targets = {1, 0, 1, 0};
    float[] losses = new float[4];
    float[] gradient = new float[4];
    each.get("lossAndGradient", logits, targets, losses, gradient);
    assertThat(losses).containsExactly(0, INFINITY, INFINITY, 0);
    assertThat(gradient).usingComparatorWithPrecision(0f).containsExactly(0, 1, -1, 0);
    each.get("sigmoid", logits, gradient);
    assertThat(gradient).containsExactly(1, 1, 0, 0);
    each.get("hessianVectorProduct", logits, targets, new float[] {1, 1, 1, 1}, gradient);
    assertThat(gradient).containsExactly(0, 0, 0, 0);
    assertThat(each.get("countCorrect", logits, targets)).isEqualTo(2);
  }

  @Test
  void infiniteLogitsWithAFocalFactor() {
    SigmoidLoss focal = SigmoidLoss.of(1, "ANY", Reduction.NONE, "focalGamma = 2");
    float[] logits = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    float[] losses = new float[4];
    float[] gradient = new float[4];
    int[] targets = {1, 0, 1, 0};
    focal.get("lossAndGradient", logits, targets, losses, gradient);
    assertThat(losses).containsExactly(0, INFINITY, INFINITY, 0);
    assertThat(gradient).usingComparatorWithPrecision(0f).containsExactly(0, 1, -1, 0);
    focal.get("hessianVectorProduct", logits, targets, new float[] {1, 1, 1, 1}, gradient);
    assertThat(gradient).usingComparatorWithPrecision(0f).containsExactly(0, 0, 0, 0);
  }

  @Test
  void nothingTimesInfinityIsNothing() {
    SigmoidLoss soft =
        SigmoidLoss.of(
            2,
            "ANY",
            Reduction.SUM,
            "target = Target.PROBABILITIES, classWeights = {0, 1}, sampleWeights = true");
    float[] logits = {INFINITY, -INFINITY, INFINITY, INFINITY};
    float[] targets = {0, 0, 1, 0.5f};
    assertThat(soft.get("loss", logits, targets, new float[] {1, 0})).isEqualTo(0f);
    assertThat(soft.get("loss", logits, targets, new float[] {1, 1})).isEqualTo(INFINITY);
    assertThat(soft.get("loss", logits, targets, new float[] {1, -1})).isEqualTo(-INFINITY);
  }

  @Test
  void nanIsNotHidden() {
    SigmoidLoss loss = SigmoidLoss.of(2, "ANY", Reduction.NONE, "classWeights = {0, 1}");
    float[] logits = {Float.NaN, 1, 2, 3};
    float[] losses = new float[2];
    float[] gradient = new float[4];
    loss.get("lossAndGradient", logits, new int[] {1, 0, 1, 0}, losses, gradient);
    assertThat(losses[0]).isNaN();
    assertThat(losses[1]).isBetween(3f, 4f);
    assertThat(gradient[0]).isNaN();
    assertThat(gradient[1]).isBetween(0.7f, 0.8f);
    loss.get("sigmoid", logits, gradient);
    assertThat(gradient[0]).isNaN();
    assertThat(loss.get("countCorrect", logits, new int[] {0, 1, 0, 1})).isEqualTo(2);
  }

  @Test
  void whatIsIgnoredCountsForNothingWhateverItHolds() {
    for (String option : List.of("", ", labelSmoothing = 0.5", ", focalGamma = 1.5")) {
      SigmoidLoss loss = SigmoidLoss.of(2, "ANY", Reduction.MEAN, "ignoreIndex = -7" + option);
      float[] gradient = {9, 9, 9, 9};
      float[] logits = {Float.NaN, 0, 0, -INFINITY};
      Object kept = loss.get("lossAndGradient", logits, new int[] {-7, 1, 0, -7}, gradient);
      Object both = loss.get("loss", new float[] {0, 0}, new int[] {1, 0});
      assertThat(kept).isEqualTo(both);
      assertThat(bits(gradient[0])).isZero();
      assertThat(bits(gradient[3])).isZero();
      loss.get("hessianVectorProduct", logits, new int[] {-7, 1, 0, -7}, new float[4], gradient);
      assertThat(bits(gradient[0])).isZero();

      Object empty = loss.get("lossAndGradient", logits, new int[] {-7, -7, -7, -7}, gradient);
      assertThat((Float) empty).isNaN();
      assertThat(List.of(bits(gradient[0]), bits(gradient[1]), bits(gradient[2]))).containsOnly(0);
    }
  }

  @Test
  void ofNoRowsTheMeanIsNaNAndTheSumIsZero() {
    float[] none = {};
    assertThat((Float) SigmoidLoss.of(3, "ANY", Reduction.MEAN, "").get("loss", none, new int[0]))
        .isNaN();
    assertThat(SigmoidLoss.of(3, "ANY", Reduction.SUM, "").get("loss", none, new int[0]))
        .isEqualTo(0f);
  }

  @Test
  void theSumOfTheRowsGoesOnBeyondABlock() {
    SigmoidLoss sum = SigmoidLoss.of(1, "ANY", Reduction.SUM, "");
    for (int rows : new int[] {15, 16, 17, 33}) {
      float[] logits = new float[rows];
      java.util.Arrays.fill(logits, INFINITY);
      int[] targets = new int[rows];
      java.util.Arrays.fill(targets, 1);
      logits[rows - 1] = 0;
      assertThat(sum.get("loss", logits, targets)).isEqualTo((float) Math.log(2));
    }
  }

  @Test
  void theGradientMayTakeTheLogitsPlaceAndTheProductTheVectors() {
    SigmoidLoss loss = SigmoidLoss.of(3, "2", Reduction.MEAN, "labelSmoothing = 0.1");
    float[] logits = {1, -2, 3, -4, 5, -6};
    int[] targets = {1, 0, 0, 1, 1, 0};
    float[] gradient = new float[6];
    loss.get("lossAndGradient", logits, targets, gradient);
    float[] inPlace = logits.clone();
    loss.get("lossAndGradient", inPlace, targets, inPlace);
    assertThat(inPlace).isEqualTo(gradient);
    float[] product = new float[6];
    loss.get("hessianVectorProduct", logits, targets, gradient, product);
    loss.get("hessianVectorProduct", logits, targets, inPlace, inPlace);
    assertThat(inPlace).isEqualTo(product);
  }

  private void assertEntry(float logit, int target, String loss, String gradient) {
    float[] losses = new float[1];
    float[] gradients = new float[1];
    each.get("lossAndGradient", new float[] {logit}, new int[] {target}, losses, gradients);
    assertThat(Ulps.error(losses[0], decimal(loss))).isLessThan(2);
    assertThat(Ulps.error(gradients[0], decimal(gradient))).isLessThan(2);
    each.get("sigmoid", new float[] {logit}, gradients);
    BigDecimal probability =
        target == 1 ? decimal(gradient).add(BigDecimal.ONE) : decimal(gradient);
    assertThat(Ulps.error(gradients[0], probability)).isLessThan(2);
  }

  private static BigDecimal decimal(String digits) {
    return new BigDecimal(digits);
  }

  private static int bits(float value) {
    return Float.floatToRawIntBits(value);
  }
}
