package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loss, gradient and Hessian of any options against the textbook's loss in 80 digits. */
class ExactLossDerivativesTest {
  private static final int CASES = 80;

  @Test
  void lossIsThatOfTheTextbook() {
    WorstCase worst = new WorstCase("loss against the textbook", "of its scale");
    Random random = new Random(1);
    for (int i = 0; i < 3 * CASES; i++) {
      RandomLosses row = RandomLosses.next(random);
      ExactLoss exact = exact(row);
      BigDecimal naive = new NaiveLoss(row.options(), row.logits(), row.targets()).loss();
      worst.record(error(exact.loss(), naive, exact.lossScale()), () -> row.options().toString());
    }
    assertThat(worst.print()).isLessThan(0x1p-92);
  }

  @Test
  void gradientIsTheDifferenceQuotientOfTheTextbooksLoss() {
    WorstCase worst = new WorstCase("gradient against difference quotients", "of its scale");
    Random random = new Random(2);
    for (int i = 0; i < CASES; i++) {
      RandomLosses row = RandomLosses.next(random);
      ExactLoss exact = exact(row);
      NaiveLoss naive = new NaiveLoss(row.options(), row.logits(), row.targets());
      for (int j = 0; j < row.options().classes(); j++) {
        DoubleDouble value = exact.gradient(0, j);
        if (!row.options().isLive(j)) {
          assertThat(value.toDouble()).isEqualTo(0.0);
          continue;
        }
        // 80 digits of the loss over a step of 1e-20 leave 1e-58; tinier entries say nothing.
        DoubleDouble scale = exact.gradientScale(0, j).add(DoubleDouble.of(1e-30));
        String where = row.options() + " class " + j;
        worst.record(error(value, naive.gradient(j), scale), () -> where);
      }
    }
    assertThat(worst.print()).isLessThan(1e-26);
  }

  @Test
  void hessianVectorProductIsTheDifferenceQuotientOfTheTextbooksLoss() {
    WorstCase worst = new WorstCase("Hessian against difference quotients", "of its scale");
    Random random = new Random(3);
    for (int i = 0; i < CASES; i++) {
      RandomLosses row = RandomLosses.next(random);
      ExactLoss exact = exact(row);
      NaiveLoss naive = new NaiveLoss(row.options(), row.logits(), row.targets());
      DoubleDouble[] product = exact.hessianVectorProduct(0, row.vector());
      DoubleDouble[] scale = exact.hessianVectorProductScale(0, row.vector());
      for (int j = 0; j < product.length; j++) {
        if (!row.options().isLive(j)) {
          assertThat(product[j].toDouble()).isEqualTo(0.0);
          continue;
        }
        DoubleDouble counted = scale[j].add(DoubleDouble.of(1e-24));
        String where = row.options() + " class " + j;
        worst.record(
            error(product[j], naive.hessianVectorProduct(j, row.vector()), counted), () -> where);
      }
    }
    assertThat(worst.print()).isLessThan(1e-22);
  }

  /** Relatively, where every result is as small as 1e-26 to 1e-70. */
  @Test
  void confidentFocalRowsAreRelativelyAccurate() {
    WorstCase worst = new WorstCase("confident focal derivatives", "relative");
    double[] logits = {60, 0.5, -1, 2};
    double[] vector = {1, -0.5, 2, 0.25};
    for (double gamma : new double[] {0, 0.25, 0.5, 1, 1.5}) {
      LossOptions options =
          LossOptions.of(4)
              .withReduction(LossOptions.Reduction.SUM)
              .withClassWeights(1.5, 1, 1, 1)
              .withFocalGamma(gamma);
      RandomLosses row = new RandomLosses(options, logits, LossTargets.ofIndices(0), vector);
      NaiveLoss naive = new NaiveLoss(options, logits, row.targets());
      ExactLoss exact = exact(row);
      DoubleDouble[] product = exact.hessianVectorProduct(0, vector);
      worst.record(error(exact.loss(), naive.loss(), exact.loss()), () -> "loss " + gamma);
      for (int j = 0; j < logits.length; j++) {
        String where = "gamma " + gamma + " class " + j;
        DoubleDouble gradient = exact.gradient(0, j);
        worst.record(error(gradient, naive.gradient(j), gradient.abs()), () -> where);
        BigDecimal second = naive.hessianVectorProduct(j, vector);
        worst.record(error(product[j], second, product[j].abs()), () -> where + " second");
      }
    }
    assertThat(worst.print()).isLessThan(1e-20);
  }

  private static ExactLoss exact(RandomLosses row) {
    return ExactLoss.ofLogits(row.options(), new double[][] {row.logits()}, row.targets());
  }

  private static double error(DoubleDouble value, BigDecimal naive, DoubleDouble scale) {
    return value.subtract(DoubleDouble.of(naive)).abs().divide(scale).toDouble();
  }
}
