package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The oracle against PyTorch and against 60 digits, on every case of every option. */
class TorchCasesTest {
  /** The files' losses are rounded once from 60 digits. */
  private static final double EXACT_ULPS = 0.5 + 1e-9;

  /** PyTorch's own losses in double. */
  private static final double TORCH_ULPS = 4;

  /** PyTorch's own gradients in double, as its files say: their largest error is 5e-16. */
  private static final double GRADIENT = 1e-15;

  /** Where PyTorch differs by design: 0 * inf, the mean of nothing, rows that are ignored. */
  private static final Set<String> GRADIENT_BY_CONTRACT =
      Set.of(
          "ignore_nan_row_mean",
          "ignore_nan_row_none",
          "ignore_nan_row_sum",
          "weights_all_zero_mean");

  @Test
  void everyLossIsThatOfSixtyDigits() {
    WorstCase exact = new WorstCase("torch/ lossExact", "double ulp");
    WorstCase torch = new WorstCase("torch/ loss, where there is no lossExact", "double ulp");
    int cases = 0;
    int without = 0;
    for (TorchCase reference : TorchCase.all()) {
      cases++;
      without += reference.hasExactLoss() ? 0 : 1;
      WorstCase worst = reference.hasExactLoss() ? exact : torch;
      ExactLoss loss = loss(reference, reference.targets());
      double[] expected = reference.hasExactLoss() ? reference.exactLoss() : reference.torchLoss();
      for (int i = 0; i < expected.length; i++) {
        DoubleDouble actual = reference.hasNoReduction() ? loss.rowLoss(i) : loss.loss();
        int at = i;
        worst.record(difference(actual, expected[i]), () -> reference + " " + at);
      }
    }
    System.out.printf(
        Locale.ROOT, "torch/ losses: %d cases, %d without lossExact%n", cases, without);
    assertThat(cases).isEqualTo(167);
    assertThat(without).isEqualTo(7);
    assertThat(exact.print()).isLessThanOrEqualTo(EXACT_ULPS);
    assertThat(torch.print()).isLessThanOrEqualTo(TORCH_ULPS);
  }

  @Test
  void everyGradientIsThatOfPyTorch() {
    TreeMap<String, WorstCase> worst = new TreeMap<>();
    int cases = 0;
    for (TorchCase reference : TorchCase.all()) {
      cases++;
      ExactLoss loss = loss(reference, reference.targetsWithUpstream());
      double[][] expected = reference.torchGradient();
      boolean byContract = GRADIENT_BY_CONTRACT.contains(reference.toString());
      int differing = 0;
      for (int n = 0; n < expected.length; n++) {
        for (int j = 0; j < expected[n].length; j++) {
          double actual = loss.gradient(n, j).toDouble() * reference.upstreamScalar();
          double error = error(actual, expected[n][j]);
          if (byContract && Double.isNaN(expected[n][j])) {
            differing++;
            assertThat(actual).as("%s row %d", reference, n).isEqualTo(0.0);
            continue;
          }
          String where = reference + " row " + n + " class " + j;
          worst
              .computeIfAbsent(
                  reference.reference().header("group"),
                  group -> new WorstCase("torch/ grad, " + group, "absolute"))
              .record(error, () -> where);
        }
      }
      assertThat(differing > 0).as("%s", reference).isEqualTo(byContract);
    }
    assertThat(cases).isEqualTo(167);
    assertThat(worst.values()).allSatisfy(w -> assertThat(w.print()).isLessThan(GRADIENT));
  }

  private static ExactLoss loss(TorchCase reference, LossTargets targets) {
    return ExactLoss.ofLogits(reference.options(), reference.logits(), targets);
  }

  private static double difference(DoubleDouble actual, double expected) {
    return Double.isNaN(expected) && actual.isNaN() ? 0 : Ulps.errorOfDouble(expected, actual);
  }

  private static double error(double actual, double expected) {
    return actual == expected || (Double.isNaN(actual) && Double.isNaN(expected))
        ? 0
        : Math.abs(actual - expected);
  }
}
