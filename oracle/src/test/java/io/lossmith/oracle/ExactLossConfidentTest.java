package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose target is ahead by a large gap, against closed forms in 60 digits. */
class ExactLossConfidentTest {
  /** 106 bits, less what 1000 = |ln p| of them costs; in doubles of 2^-968 and above. */
  private static final double RELATIVE = 0x1p-88;

  private static final BigDecimal WEIGHT = new BigDecimal("0.75");

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 40, 100, 200, 400, 650, 700, 740, 1000})
  void nothingIsLostHoweverTinyTheResults(int gap) {
    double[] logits = {gap - 1.5, -1.25, -1.5, -40};
    BigSoftmax row = BigSoftmax.ofLogits(logits);
    ExactLoss loss = exact(LossOptions.of(4).withClassWeights(0.75, 1, 1, 1), logits);
    assertNear(loss.rowLoss(0), WEIGHT.multiply(row.loss(0)));
    for (int j = 0; j < 4; j++) {
      assertNear(loss.gradient(0, j), WEIGHT.multiply(row.gradient(0, j)));
      assertNear(loss.gradientScale(0, j), WEIGHT.multiply(row.gradient(0, j)).abs());
      assertNear(loss.softmax(0, j), row.softmax(j));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 40, 100, 200, 400, 650, 700, 740, 1000})
  void focalLossesToo(int gap) {
    double[] logits = {gap - 1.5, -1.25, -1.5, -40};
    BigSoftmax row = BigSoftmax.ofLogits(logits);
    ExactLoss loss = exact(LossOptions.of(4).withFocalGamma(2), logits);
    BigDecimal q = row.gradient(0, 0).negate();
    BigDecimal slope =
        q.multiply(q)
            .add(q.multiply(row.softmax(0)).multiply(row.loss(0)).multiply(BigDecimal.valueOf(2)));
    assertNear(loss.rowLoss(0), q.multiply(q).multiply(row.loss(0)));
    for (int j = 0; j < 4; j++) {
      assertNear(loss.gradient(0, j), slope.multiply(row.gradient(0, j)));
      assertNear(loss.gradientScale(0, j), slope.multiply(row.gradient(0, j)).abs());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 40, 100, 200, 400, 650, 700, 740, 1000})
  void hessianVectorProductsToo(int gap) {
    double[] logits = {gap - 1.5, -1.25, -1.5, -40};
    double[] vector = {1, -2, 0.5, 3};
    BigSoftmax row = BigSoftmax.ofLogits(logits);
    DoubleDouble[] product = exact(LossOptions.of(4), logits).hessianVectorProduct(0, vector);
    for (int j = 0; j < 4; j++) {
      BigDecimal deviation = BigDecimal.ZERO;
      for (int k = 0; k < 4; k++) {
        BigDecimal difference = new BigDecimal(vector[j] - vector[k]);
        deviation = deviation.add(row.softmax(k).multiply(difference));
      }
      assertNear(product[j], row.softmax(j).multiply(deviation));
    }
  }

  private static ExactLoss exact(LossOptions options, double[] logits) {
    return ExactLoss.ofLogits(
        options.withReduction(LossOptions.Reduction.NONE),
        new double[][] {logits},
        LossTargets.ofIndices(0));
  }

  private static void assertNear(DoubleDouble actual, BigDecimal expected) {
    BigDecimal bound =
        expected
            .abs()
            .multiply(new BigDecimal(RELATIVE))
            .max(new BigDecimal(Double.MIN_VALUE).multiply(BigDecimal.TEN));
    assertThat(actual.toBigDecimal().subtract(expected).abs())
        .as("%s, expected %s", actual, expected.round(new MathContext(20)))
        .isLessThanOrEqualTo(bound);
  }
}
