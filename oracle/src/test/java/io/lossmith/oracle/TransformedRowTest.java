package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The two measures of a row, and the exact cases by way of either. */
class TransformedRowTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void everyExactCaseToTheLastBit() {
    int cases = 0;
    WorstCase worst = new WorstCase("exact/ by ExactLoss", "double ulp");
    for (ReferenceCase reference : ReferenceCases.exact()) {
      cases++;
      int classes = reference.tensor("logits").dimensions()[1];
      double[] logits = reference.tensor("logits").toDoubles();
      int[] targets = reference.tensor("target").toInts();
      double[] loss = reference.tensor("loss").toDoubles();
      double[] gradient = reference.tensor("grad").toDoubles();
      double[][] rows = new double[targets.length][classes];
      for (int i = 0; i < logits.length; i++) {
        rows[i / classes][i % classes] = logits[i];
      }
      ExactLoss exact =
          ExactLoss.ofLogits(
              LossOptions.of(classes).withReduction(LossOptions.Reduction.NONE),
              rows,
              LossTargets.ofIndices(targets));
      for (int i = 0; i < logits.length; i++) {
        int n = i / classes;
        String where = reference + " row " + n + " class " + i % classes;
        worst.record(Ulps.errorOfDouble(loss[n], exact.rowLoss(n)), () -> where);
        worst.record(Ulps.errorOfDouble(gradient[i], exact.gradient(n, i % classes)), () -> where);
      }
    }
    System.out.println("exact/ by ExactLoss: " + cases + " cases");
    assertThat(cases).isEqualTo(44);
    assertThat(worst.print()).isLessThanOrEqualTo(0.5 + 1e-9);
  }

  @Test
  void roundedDistancesAreTakenAsGiven() {
    LossOptions options = LossOptions.of(3);
    float[] logits = {0.1f, 1e6f, 999_999.9f};
    double[] wide = {logits[0], logits[1], logits[2]};
    TransformedRow rounded = TransformedRow.rounded(options, wide, logits);
    assertThat(softmax(rounded).loss(0))
        .isEqualTo(ExactSoftmax.ofRoundedDistances(logits).loss(0))
        .isNotEqualTo(softmax(TransformedRow.exact(options, wide)).loss(0));
    assertThat(softmax(TransformedRow.rounded(options, wide, wide)).loss(0))
        .isEqualTo(ExactSoftmax.ofRoundedDistances(wide).loss(0));
    double[] distances = {3, 0, 1};
    TransformedRow given = TransformedRow.rounded(options, wide, wide, distances);
    assertThat(softmax(given).loss(0).subtract(softmax(given).loss(1)).toDouble()).isEqualTo(3);
  }

  @Test
  void roundedRowsKeepTheSlopeOfTheLogits() {
    LossOptions options =
        LossOptions.of(2).withTransform(LogitTransform.IDENTITY.withSoftcap(2).withTemperature(4));
    double[] logits = {1, 30};
    TransformedRow exact = TransformedRow.exact(options, logits);
    TransformedRow rounded = TransformedRow.rounded(options, logits, new float[] {0.25f, 0.5f});
    for (int j = 0; j < 2; j++) {
      assertThat(rounded.slope(j)).isEqualTo(exact.slope(j));
      assertThat(rounded.curvature(j)).isEqualTo(exact.curvature(j));
    }
    assertThat(exact.slope(0).toDouble())
        .isCloseTo((1 - Math.pow(Math.tanh(0.5), 2)) / 4, Offset.offset(1e-16));
    assertThat(exact.transformed(0).toDouble()).isEqualTo(2 * Math.tanh(0.5) / 4);
  }

  @Test
  void maskedAndOverflowingClassesDoNotExistInRoundedRows() {
    LossOptions options = LossOptions.of(3).withMaskedClasses(0);
    float[] logits = {9, Float.MAX_VALUE, -Float.MAX_VALUE};
    double[] wide = {9, Float.MAX_VALUE, -Float.MAX_VALUE};
    ExactSoftmax softmax = softmax(TransformedRow.rounded(options, wide, logits));
    for (int missing : new int[] {0, 2}) {
      assertThat(softmax.softmax(missing).toDouble()).isZero();
      assertThat(softmax.loss(missing).toDouble()).isEqualTo(INFINITY);
    }
    assertThat(softmax.loss(1).toDouble()).isZero();
  }

  @Test
  void largeLogitsKeepTheirDistancesThroughTheTransform() {
    LossOptions options =
        LossOptions.of(2)
            .withTransform(LogitTransform.IDENTITY.withTemperature(3).withAdjustment(0.25, -0.5));
    ExactSoftmax row = softmax(TransformedRow.exact(options, new double[] {1e30, 1e30}));
    assertThat(row.loss(1).subtract(row.loss(0)).toDouble()).isEqualTo(0.75);
  }

  @Test
  void infiniteLogitsStayWhatTheyAreUnderACap() {
    LossOptions options = LossOptions.of(2).withTransform(LogitTransform.IDENTITY.withSoftcap(2));
    assertThat(TransformedRow.exact(options, new double[] {INFINITY, 1}).softmax()).isEmpty();
    TransformedRow row = TransformedRow.exact(options, new double[] {-INFINITY, 1});
    assertThat(softmax(row).softmax(0).toDouble()).isZero();
    assertThat(List.of(row.slope(0), row.curvature(0))).allMatch(DoubleDouble::isZero);
  }

  private static ExactSoftmax softmax(TransformedRow row) {
    return row.softmax().orElseThrow();
  }
}
