package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSoftmaxTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final BigDecimal SMALLEST_RELATIVE = DoubleDouble.of(0x1p-968).toBigDecimal();
  private static final BigDecimal ABSOLUTE_BOUND = DoubleDouble.of(0x1p-1060).toBigDecimal();

  /** Of every result, relative to the value in 60 digits: what the Javadoc states. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 100, 1000})
  void keepsItsBoundAgainstSixtyDigits(int classes) {
    double bound = classes * 0x1p-104 + 0x1p-97;
    WorstCase worst = new WorstCase("C = " + classes, "of its bound " + bound);
    Random random = new Random(classes);
    int rows = Math.max(2, 600 / classes);
    for (int row = 0; row < rows; row++) {
      float spread = (float) Math.scalb(1.0, random.nextInt(18) - 10);
      float[] logits = randomRow(random, classes, spread);
      int target = random.nextInt(classes);
      ExactSoftmax exact = ExactSoftmax.ofLogits(logits);
      BigSoftmax big = BigSoftmax.ofLogits(logits);
      String where = "row " + row + " spread " + spread;
      record(worst, bound, where + " loss", exact.loss(target), big.loss(target));
      for (int j = 0; j < classes; j++) {
        String at = where + " class " + j;
        record(worst, bound, at + " logSoftmax", exact.logSoftmax(j), big.logSoftmax(j));
        record(worst, bound, at + " softmax", exact.softmax(j), big.softmax(j));
        record(worst, bound, at + " gradient", exact.gradient(j, j), big.gradient(j, j));
      }
      double maximum = logits[0];
      for (float logit : logits) {
        maximum = Math.max(maximum, logit);
      }
      double scale = Math.abs(maximum) + 1 + Math.log(classes);
      BigDecimal difference = exact.logSumExp().toBigDecimal().subtract(big.logSumExp());
      double error = difference.abs().doubleValue() / scale / bound;
      worst.record(error, () -> where + " logSumExp");
    }
    assertThat(worst.print()).isLessThanOrEqualTo(1);
  }

  private static float[] randomRow(Random random, int classes, float spread) {
    float[] logits = new float[classes];
    for (int j = 0; j < classes; j++) {
      // Now and then a tie.
      boolean tie = j > 0 && random.nextInt(8) == 0;
      logits[j] = tie ? logits[j - 1] : (float) random.nextGaussian() * spread;
    }
    return logits;
  }

  private static void record(
      WorstCase worst, double bound, String where, DoubleDouble actual, BigDecimal expected) {
    BigDecimal difference = actual.toBigDecimal().subtract(expected).abs();
    if (expected.abs().compareTo(SMALLEST_RELATIVE) < 0) {
      assertThat(difference).isLessThan(ABSOLUTE_BOUND);
    } else {
      double relative = difference.divide(expected, BigMath.PRECISION).abs().doubleValue();
      worst.record(relative / bound, () -> where);
    }
  }

  @ParameterizedTest
  @EnumSource
  void classAtMinusInfinityDoesNotExist(RowOracle.Kind kind) {
    RowOracle masked = kind.of(new double[] {1, Double.NEGATIVE_INFINITY, 2.5});
    RowOracle without = kind.of(new double[] {1, 2.5});
    assertThat(masked.loss(0).toDouble()).isEqualTo(without.loss(0).toDouble());
    assertThat(masked.gradient(0, 0)).isEqualTo(without.gradient(0, 0));
    assertThat(masked.gradient(0, 1)).isZero();
    assertThat(masked.gradient(0, 2)).isEqualTo(without.gradient(0, 1));
    assertThat(masked.logSumExp()).isEqualTo(without.logSumExp());
    assertThat(masked.softmax(1)).isZero();
    assertThat(masked.logSoftmax(1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource
  void targetAtMinusInfinityHasInfiniteLossAndFiniteGradient(RowOracle.Kind kind) {
    RowOracle row = kind.of(new double[] {1, Double.NEGATIVE_INFINITY, 2.5});
    assertThat(row.loss(1).toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(row.gradient(1, 0)).isEqualTo(row.softmax(0));
    assertThat(row.gradient(1, 1)).isEqualTo(-1);
    assertThat(row.gradient(1, 2)).isEqualTo(row.softmax(2));
  }

  @ParameterizedTest
  @EnumSource
  void onlyClassHasNoLoss(RowOracle.Kind kind) {
    RowOracle row = kind.of(new double[] {-7});
    assertThat(row.loss(0).toDouble()).isZero();
    assertThat(row.gradient(0, 0)).isZero();
    assertThat(row.softmax(0)).isEqualTo(1);
    assertThat(row.logSumExp()).isEqualTo(-7);
  }

  @ParameterizedTest
  @EnumSource
  void confidentRowKeepsItsTinyLoss(RowOracle.Kind kind) {
    // The loss is exp(-400) but for its own square, 174 decimals further down.
    RowOracle row = kind.of(new double[] {0, 400});
    double tiny = BigMath.exp(BigDecimal.valueOf(-400)).doubleValue();
    assertThat(row.loss(1).toDouble()).isEqualTo(tiny);
    assertThat(row.gradient(1, 1)).isEqualTo(-tiny);
    assertThat(row.gradient(0, 0)).isEqualTo(-1);
  }

  @ParameterizedTest
  @EnumSource
  void distanceBeyondFloatIsExact(RowOracle.Kind kind) {
    double largest = Float.MAX_VALUE;
    RowOracle row = kind.of(new double[] {-largest, largest, Float.MIN_VALUE});
    assertThat(row.loss(0).toDouble()).isEqualTo(2 * largest);
    assertThat(row.loss(1).toDouble()).isZero();
    assertThat(row.gradient(0, 0)).isEqualTo(-1);
    assertThat(row.logSumExp()).isEqualTo(largest);
  }

  @Test
  void roundedDistancesAreThoseOfFloatArithmetic() {
    float[] logits = {0.1f, 1e6f, 999_999.9f, 3f};
    ExactSoftmax rounded = ExactSoftmax.ofRoundedDistances(logits);
    ExactSoftmax exact = ExactSoftmax.ofLogits(logits);
    float distance = 1e6f - 0.1f;
    assertThat(rounded.loss(0).subtract(rounded.loss(1)).toDouble()).isEqualTo(distance);
    assertThat(exact.loss(0).subtract(exact.loss(1)).toDouble())
        .isEqualTo(1e6f - (double) 0.1f)
        .isNotEqualTo(distance);
  }

  @Test
  void roundedDistanceThatOverflowsIsInfinite() {
    float[] logits = {-Float.MAX_VALUE, Float.MAX_VALUE, -INFINITY};
    ExactSoftmax row = ExactSoftmax.ofRoundedDistances(logits);
    assertThat(row.loss(0).toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(row.loss(2).toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(row.gradient(0, 0).toDouble()).isEqualTo(-1);
  }

  @Test
  void roundedDoubleDistancesAreThoseOfDoubleArithmetic() {
    double[] logits = {0.1, 1e6};
    DoubleDouble difference =
        ExactSoftmax.ofRoundedDistances(logits)
            .loss(0)
            .subtract(ExactSoftmax.ofRoundedDistances(logits).loss(1));
    assertThat(difference.toBigDecimal())
        .isEqualByComparingTo(new BigDecimal(logits[1] - logits[0]));
    assertThat(ExactSoftmax.ofLogits(logits).loss(0).toBigDecimal())
        .isEqualByComparingTo(new BigDecimal(logits[1]).subtract(new BigDecimal(logits[0])));
  }

  @Test
  void rowsInsideAnArrayAreThoseAlone() {
    float[] logits = {9, 1, 2, 3, 9};
    assertThat(ExactSoftmax.ofLogits(logits, 1, 3).loss(0).toBigDecimal())
        .isEqualTo(ExactSoftmax.ofLogits(new float[] {1, 2, 3}).loss(0).toBigDecimal());
    assertThat(ExactSoftmax.ofRoundedDistances(logits, 1, 3).loss(0).toBigDecimal())
        .isEqualTo(ExactSoftmax.ofLogits(new float[] {1, 2, 3}).loss(0).toBigDecimal());
    assertThat(ExactSoftmax.ofLogits(logits, 1, 3).classes()).isEqualTo(3);
    assertThatThrownBy(() -> ExactSoftmax.ofLogits(logits, 3, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void flushedIsTheSumOfWhatFloatMayTakeForZero() {
    // exp(-70.5) is above 2^-102, exp(-71) and exp(-80) are below.
    ExactSoftmax row = ExactSoftmax.ofLogits(new float[] {0, -70.5f, -71, -80, -INFINITY});
    assertThat(row.flushed()).isEqualTo(Math.exp(-71) + Math.exp(-80), within(1e-12));
    assertThat(row.flushed(0)).isZero();
    assertThat(row.flushed(1)).isZero();
    assertThat(row.flushed(2)).isEqualTo(Math.exp(-71), within(1e-12));
    assertThat(row.flushed(4)).isZero();
  }

  private static Offset<Double> within(double relative) {
    return Offset.offset(Math.exp(-71) * relative);
  }

  @Test
  void rowsWhoseResultsAreNanAreRefused() {
    assertThatThrownBy(() -> ExactSoftmax.ofLogits(new float[] {1, Float.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("logits[1] is NaN; must be finite or -Infinity");
    assertThatThrownBy(() -> ExactSoftmax.ofRoundedDistances(new float[] {INFINITY, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("logits[0] is Infinity; must be finite or -Infinity");
    assertThatThrownBy(() -> BigSoftmax.ofLogits(new float[] {-INFINITY, -INFINITY}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("none of the row's 2 logits is finite; at least one must be");
    assertThatThrownBy(() -> ExactSoftmax.ofLogits(new double[] {1e308, -1e308}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "logits[1] is -1.0E308 and the largest is 1.0E308; their distance must be a finite"
                + " double");
    assertThatThrownBy(() -> BigSoftmax.ofLogits(new float[] {1, -INFINITY}).loss(1))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("logits[1] is -Infinity: its loss is infinite");
  }
}
