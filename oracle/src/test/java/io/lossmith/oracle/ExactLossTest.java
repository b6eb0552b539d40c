package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What an option, a special value or a divisor does. */
class ExactLossTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final LossOptions SUM = LossOptions.of(3).withReduction(LossOptions.Reduction.SUM);
  private static final double[][] ROWS = {{1, 2, 0.5}, {-1, 0, 3}, {0, 0, 0}};

  @Test
  void divisorsAreThoseOfTheirNames() {
    LossTargets targets = LossTargets.ofIndices(0, 7, 2).withSampleWeights(2, 5, 0.5);
    LossOptions mean = LossOptions.of(3).withClassWeights(3, 1, 4).withIgnoreIndex(7);
    DoubleDouble sum = loss(mean.withReduction(LossOptions.Reduction.SUM), targets).loss();
    assertDivisor(mean, targets, sum, 2 * 3 + 0.5 * 4);
    assertDivisor(mean.withDivisor(LossOptions.Divisor.TARGET_WEIGHTS), targets, sum, 8);
    assertDivisor(mean.withDivisor(LossOptions.Divisor.KEPT_ROWS), targets, sum, 2);
    assertDivisor(mean.withDivisor(LossOptions.Divisor.ALL_ROWS), targets, sum, 3);
    assertThat(sum.toDouble())
        .isEqualTo(loss(mean.withReduction(LossOptions.Reduction.NONE), targets).loss().toDouble());
    LossOptions probabilities =
        LossOptions.of(3).withTarget(LossOptions.Target.PROBABILITIES).withClassWeights(3, 1, 4);
    assertThat(loss(probabilities, LossTargets.ofProbabilities(ROWS)).divisor().toDouble())
        .isEqualTo(3);
  }

  private static void assertDivisor(
      LossOptions options, LossTargets targets, DoubleDouble sum, double divisor) {
    ExactLoss loss = loss(options, targets);
    assertThat(loss.divisor().toDouble()).isEqualTo(divisor);
    assertThat(loss.loss()).isEqualTo(sum.divide(DoubleDouble.of(divisor)));
    DoubleDouble undivided =
        loss(options.withReduction(LossOptions.Reduction.SUM), targets).gradient(2, 1);
    assertThat(loss.gradient(2, 1)).isEqualTo(undivided.divide(DoubleDouble.of(divisor)));
  }

  @Test
  void meanOfNothingIsNanOrZeroAndItsDerivativesAreZero() {
    LossTargets targets = LossTargets.ofIndices(0, 0, 0).withSampleWeights(1, -1, 0);
    for (LossOptions options : List.of(LossOptions.of(3), LossOptions.of(3).withEmptyMeanZero())) {
      ExactLoss loss = loss(options, targets);
      assertThat(loss.loss().isNaN()).isEqualTo(options.emptyMean().isNaN());
      assertThat(loss.loss().toDouble()).isIn(Double.NaN, 0.0);
      assertThat(loss.gradient(0, 0).toDouble()).isEqualTo(0.0);
      assertThat(doubles(loss.hessianVectorProduct(1, ROWS[0]))).containsOnly(0.0);
    }
    LossTargets none = LossTargets.ofIndices();
    assertThat(ExactLoss.ofLogits(LossOptions.of(3), new double[0][], none).loss().isNaN())
        .isTrue();
    assertThat(ExactLoss.ofLogits(SUM, new double[0][], none).loss().toDouble()).isZero();
  }

  @Test
  void rowsWithoutSoftmaxAreNanButForMaskedClasses() {
    double[][] rows = {{Double.NaN, 0, 1}, {INFINITY, 0, 1}, {-INFINITY, 5, -INFINITY}};
    ExactLoss loss =
        ExactLoss.ofLogits(SUM.withMaskedClasses(1), rows, LossTargets.ofIndices(2, 2, 2));
    for (int n = 0; n < 3; n++) {
      assertThat(loss.rowLoss(n).toDouble()).isNaN();
      assertThat(loss.gradient(n, 0).toDouble()).isNaN();
      assertThat(loss.gradient(n, 1).toDouble()).isEqualTo(0.0);
      assertThat(loss.gradient(n, 2).toDouble()).isNaN();
      assertThat(loss.softmax(n, 1).toDouble()).isEqualTo(0.0);
      assertThat(loss.logSoftmax(n, 1).toDouble()).isEqualTo(-INFINITY);
      assertThat(loss.softmax(n, 2).toDouble()).isNaN();
      assertThat(loss.hessianVectorProduct(n, rows[0])[2].toDouble()).isNaN();
    }
    assertThat(loss.row(0).logSumExp().toDouble()).isNaN();
    assertThat(loss.row(1).logSumExp().toDouble()).isEqualTo(INFINITY);
    assertThat(loss.row(2).logSumExp().toDouble()).isEqualTo(-INFINITY);
    assertThat(loss.row(0).argmax()).isZero();
  }

  @Test
  void ignoredRowsCountForNothingWhateverTheyHold() {
    double[][] rows = {{Double.NaN, 0, 1}, {1, 2, 3}};
    LossTargets targets = LossTargets.ofIndices(-100, 2);
    ExactLoss loss = ExactLoss.ofLogits(SUM.withIgnoreIndex(-100), rows, targets);
    assertThat(loss.rowLoss(0).toDouble()).isEqualTo(0.0);
    assertThat(loss.gradient(0, 0).toDouble()).isEqualTo(0.0);
    assertThat(loss.targetProbability(0).toDouble()).isEqualTo(0.0);
    assertThat(loss.targetProbability(1)).isEqualTo(loss.softmax(1, 2));
    assertThat(doubles(loss.hessianVectorProduct(0, rows[1]))).containsOnly(0.0);
    assertThat(loss.loss()).isEqualTo(loss.rowLoss(1));
    assertThat(loss.countInTop(3)).isEqualTo(1);
  }

  @Test
  void zeroTimesInfinityIsZero() {
    double[][] rows = {{-INFINITY, 0, 1}};
    LossTargets target = LossTargets.ofIndices(0);
    assertThat(ExactLoss.ofLogits(SUM, rows, target).loss().toDouble()).isEqualTo(INFINITY);
    LossOptions weighted = SUM.withClassWeights(0, 1, 1);
    assertThat(ExactLoss.ofLogits(weighted, rows, target).loss().toDouble()).isEqualTo(0.0);
    LossTargets weightless = target.withSampleWeights(0);
    assertThat(ExactLoss.ofLogits(SUM, rows, weightless).loss().toDouble()).isEqualTo(0.0);
    LossOptions focal = SUM.withFocalGamma(2);
    ExactLoss infinite = ExactLoss.ofLogits(focal, rows, target);
    assertThat(infinite.loss().toDouble()).isEqualTo(INFINITY);
    assertThat(infinite.gradient(0, 0).toDouble()).isEqualTo(-1);
  }

  @Test
  void maskedClassIsAsIfItsLogitWereMinusInfinity() {
    double[][] full = {{1, 9, 2}};
    double[][] masked = {{1, -INFINITY, 2}};
    LossTargets target = LossTargets.ofIndices(2);
    ExactLoss byMask = ExactLoss.ofLogits(SUM.withMaskedClasses(1), full, target);
    ExactLoss byLogit = ExactLoss.ofLogits(SUM, masked, target);
    assertThat(byMask.loss()).isEqualTo(byLogit.loss());
    assertThat(byMask.row(0).argmax()).isEqualTo(2);
    for (int j = 0; j < 3; j++) {
      assertThat(byMask.gradient(0, j)).isEqualTo(byLogit.gradient(0, j));
    }
    LossOptions smoothed = SUM.withLabelSmoothing(0.5);
    assertThat(ExactLoss.ofLogits(smoothed, masked, target).loss().toDouble()).isEqualTo(INFINITY);
    DoubleDouble two =
        ExactLoss.ofLogits(
                LossOptions.of(2).withLabelSmoothing(0.5),
                new double[][] {{1, 2}},
                LossTargets.ofIndices(1))
            .loss();
    assertThat(ExactLoss.ofLogits(smoothed.withMaskedClasses(1), full, target).loss())
        .isEqualTo(two);
  }

  @Test
  void ranksCountLargerLogitsAndEarlierEquals() {
    TransformedRow row = TransformedRow.exact(LossOptions.of(4), new double[] {1, 3, 3, -INFINITY});
    assertThat(new int[] {row.rank(0), row.rank(1), row.rank(2), row.rank(3)})
        .containsExactly(2, 0, 1, 3);
    assertThat(row.argmax()).isEqualTo(1);
  }

  @Test
  void flushedIsWhatTheSmallExponentialsAreWorth() {
    double[][] rows = {{0, -80, -90}};
    double small = Math.exp(-80) + Math.exp(-90);
    LossTargets target = LossTargets.ofIndices(0).withSampleWeights(-2);
    ExactLoss loss = ExactLoss.ofLogits(SUM.withClassWeights(3, 1, 1), rows, target);
    Offset<Double> offset = Offset.offset(1e-12 * small);
    assertThat(loss.rowLossFlushed(FlushRule.FLOAT, 0)).isCloseTo(6 * small, offset);
    assertThat(loss.lossFlushed(FlushRule.FLOAT)).isCloseTo(6 * small, offset);
    assertThat(loss.gradientFlushed(FlushRule.FLOAT, 0, 0)).isCloseTo(6 * small, offset);
    assertThat(loss.gradientFlushed(FlushRule.FLOAT, 0, 1)).isCloseTo(6 * Math.exp(-80), offset);
    assertThat(loss.lossFlushed(FlushRule.DOUBLE)).isZero();
    assertThat(loss.gradientFlushed(FlushRule.DOUBLE, 0, 1)).isZero();
  }

  /** A loss without its small exponentials, whatever the option, stays within what is allowed. */
  @Test
  void flushedBoundsWhatFlushingDoes() {
    double[][] full = {{0, -75, -85}};
    double[][] flushed = {{0, -INFINITY, -INFINITY}};
    LossTargets target = LossTargets.ofIndices(0);
    for (LossOptions options :
        List.of(
            SUM,
            SUM.withZLoss(3),
            SUM.withFocalGamma(0.5),
            SUM.withFocalGamma(5),
            SUM.withTransform(LogitTransform.IDENTITY.withAdjustment(-0.5, 0, 0)).withZLoss(2))) {
      ExactLoss exact = ExactLoss.ofLogits(options, full, target);
      ExactLoss lossy = ExactLoss.ofLogits(options, flushed, target);
      double loss = lossy.loss().subtract(exact.loss()).abs().toDouble();
      assertThat(loss).isPositive().isLessThanOrEqualTo(exact.lossFlushed(FlushRule.FLOAT));
      for (int j = 0; j < 3; j++) {
        double change = lossy.gradient(0, j).subtract(exact.gradient(0, j)).abs().toDouble();
        assertThat(change)
            .isPositive()
            .isLessThanOrEqualTo(exact.gradientFlushed(FlushRule.FLOAT, 0, j));
      }
    }
  }

  @Test
  void nllOfTheLogSoftmaxIsTheLoss() {
    for (LossOptions options :
        List.of(SUM, SUM.withLabelSmoothing(0.25), SUM.withFocalGamma(1.5), LossOptions.of(3))) {
      LossTargets targets = LossTargets.ofIndices(0, 2, 1).withSampleWeights(1, 2, -0.5);
      ExactLoss loss = loss(options, targets);
      double[][] logSoftmax = new double[3][3];
      for (int n = 0; n < 3; n++) {
        for (int j = 0; j < 3; j++) {
          logSoftmax[n][j] = loss.logSoftmax(n, j).toDouble();
        }
      }
      double nll = new ExactNll(options, logSoftmax, targets).loss().toDouble();
      assertThat(nll).isCloseTo(loss.loss().toDouble(), within(1e-15));
    }
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> loss(SUM, LossTargets.ofIndices(1)))
        .hasMessage("1 targets for 3 rows; expected one a row");
    assertThatThrownBy(() -> loss(LossOptions.of(2), LossTargets.ofIndices(1, 1, 1)))
        .hasMessage("3 logits in a row; expected one for each of 2");
    assertThatThrownBy(() -> SUM.withClassWeights(1, 2))
        .hasMessage("2 class weights; expected none or one for each of 3");
    assertThatThrownBy(() -> LossTargets.ofIndices(1).withSampleWeights())
        .hasMessage("0 sample weights for 1 rows; expected one a row");
    assertThatThrownBy(
            () ->
                loss(SUM.withLabelSmoothing(0.5).withFocalGamma(1), LossTargets.ofIndices(1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smoothing=0.5");
  }

  private static ExactLoss loss(LossOptions options, LossTargets targets) {
    return ExactLoss.ofLogits(options, ROWS, targets);
  }

  private static double[] doubles(DoubleDouble[] values) {
    return Arrays.stream(values).mapToDouble(DoubleDouble::toDouble).toArray();
  }

  private static Offset<Double> within(double offset) {
    return Offset.offset(offset);
  }
}
