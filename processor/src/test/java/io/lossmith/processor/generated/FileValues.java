package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Precision;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.FlushRule;
import io.lossmith.oracle.ScaledError;
import io.lossmith.oracle.TorchCase;
import java.util.Set;

/**
 * The results of a spec against the values of a file: 60 digits for the loss, PyTorch's own double
 * for the gradient. Those are functions of what the file holds; what rounding that to the spec's
 * precision, and rounding the distances, may move is what it moves in the oracle.
 */
final class FileValues {
  /** PyTorch's own gradients in double: their largest error is 5e-16. */
  private static final double TORCH_GRADIENT = 1e-15;

  /** PyTorch's own losses in double are good to some ulps. */
  private static final double TORCH_LOSS = 1e-15;

  /** Where PyTorch differs by design: rows that are ignored. */
  private static final Set<String> GRADIENT_BY_CONTRACT =
      Set.of("ignore_nan_row_mean", "ignore_nan_row_none", "ignore_nan_row_sum");

  private final TorchCase reference;
  private final OptionSpec spec;
  private final OptionRows rows;
  private final WorstErrors worst;
  private final FlushRule rule;
  private final ExactLoss ofInputs;
  private final ExactLoss ofDistances;

  /**
   * Compares with a file.
   *
   * @param ofFile what the file holds
   */
  FileValues(TorchCase reference, OptionSpec spec, OptionRows ofFile, WorstErrors worst) {
    this.reference = reference;
    this.spec = spec;
    this.worst = worst;
    rows = ofFile.rounded(spec);
    rule = spec.isDouble() ? FlushRule.DOUBLE : FlushRule.FLOAT;
    ofInputs = ofFile.exactOfInputs(spec.with("precision", Precision.DOUBLE));
    ofDistances = rows.exactOfRoundedDistances(spec);
  }

  /** Records the loss, which the file has without an upstream gradient. */
  void record(OptionCalls calls) {
    double[] expected = reference.hasExactLoss() ? reference.exactLoss() : reference.torchLoss();
    double uncertainty = reference.hasExactLoss() ? 0 : TORCH_LOSS;
    double[] losses = calls.call("loss", rows).losses();
    assertThat(losses).as("%s", reference).hasSameSizeAs(expected);
    for (int i = 0; i < losses.length; i++) {
      boolean each = reference.hasNoReduction();
      double moved =
          each
              ? moved(ofInputs.rowLoss(i), ofDistances.rowLoss(i))
              : moved(ofInputs.loss(), ofDistances.loss());
      double flushed = each ? ofDistances.rowLossFlushed(rule, i) : ofDistances.lossFlushed(rule);
      DoubleDouble scale = each ? ofDistances.rowLossScale(i) : ofDistances.lossScale();
      record(
          "loss against the file",
          losses[i],
          expected[i],
          scale,
          moved + flushed + uncertainty,
          " " + i);
    }
  }

  /** Records the gradient, which the file has times the upstream gradient. */
  void recordGradient(OptionCalls calls) {
    double[] gradient = calls.call("lossAndGradient", rows).array("gradient");
    double[][] expected = reference.torchGradient();
    int differing = 0;
    for (int row = 0; row < expected.length; row++) {
      for (int j = 0; j < spec.classes(); j++) {
        double result = gradient[spec.at(row, j)] * reference.upstreamScalar();
        if (isByContract() && Double.isNaN(expected[row][j])) {
          assertThat(result).as("%s row %d", reference, row).isEqualTo(0.0);
          differing++;
          continue;
        }
        double moved = moved(ofInputs.gradient(row, j), ofDistances.gradient(row, j));
        record(
            "gradient against the file",
            result,
            expected[row][j],
            ofDistances.gradientScale(row, j),
            (moved + ofDistances.gradientFlushed(rule, row, j))
                    * Math.abs(reference.upstreamScalar())
                + TORCH_GRADIENT,
            " row " + row + " class " + j);
      }
    }
    assertThat(differing > 0).as("%s", reference).isEqualTo(isByContract());
  }

  private boolean isByContract() {
    return GRADIENT_BY_CONTRACT.contains(reference.toString());
  }

  private static double moved(DoubleDouble one, DoubleDouble other) {
    return one.isFinite() && other.isFinite() ? one.subtract(other).abs().toDouble() : 0;
  }

  private void record(
      String kind,
      double result,
      double expected,
      DoubleDouble scale,
      double allowed,
      String where) {
    DoubleDouble value = DoubleDouble.of(expected);
    worst.record(
        kind,
        StatedBounds.ofOptions(spec),
        spec.isDouble()
            ? ScaledError.ofDouble(result, value, scale, allowed)
            : ScaledError.ofFloat((float) result, value, scale, allowed),
        () -> reference + where + ": " + result + " instead of " + expected);
  }
}
