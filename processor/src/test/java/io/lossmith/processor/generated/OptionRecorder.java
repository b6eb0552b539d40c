package io.lossmith.processor.generated;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ScaledError;
import java.util.Arrays;
import java.util.function.Supplier;

/** Records the errors of results of some rows by one measure, in units of the spec's precision. */
final class OptionRecorder {
  private final OptionSpec spec;
  private final WorstErrors worst;
  private final String label;

  /**
   * How many times the units of its terms a sum is worth that a mean is divided by: more than 1
   * only where sample weights of both signs cancel.
   */
  private final double conditioning;

  OptionRecorder(
      OptionSpec spec, OptionRows rows, ExactLoss exact, WorstErrors worst, String label) {
    this.spec = spec;
    this.worst = worst;
    this.label = label;
    conditioning = conditioning(spec, rows, exact);
  }

  private static double conditioning(OptionSpec spec, OptionRows rows, ExactLoss exact) {
    if (exact.divisor().isZero() || Arrays.stream(rows.sampleWeights()).allMatch(w -> w >= 0)) {
      return 1;
    }
    double[] magnitudes = Arrays.stream(rows.sampleWeights()).map(Math::abs).toArray();
    DoubleDouble all = rows.withSampleWeights(magnitudes).exactOfInputs(spec).divisor();
    return Math.max(1, all.divide(exact.divisor()).abs().toDouble());
  }

  /** Fails with the label. */
  AssertionError failure(String message) {
    return new AssertionError(label + ": " + message);
  }

  /** Records a result that is not divided by the divisor of a mean. */
  void record(
      String kind,
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      double flushed,
      Supplier<String> where) {
    record(kind, error(result, expected, scale, flushed), result, expected, scale, where);
  }

  /**
   * Records a result that may be divided by the divisor of a mean.
   *
   * @param explained units that it has beyond the bound, for a reason
   */
  void recordReduced(
      String kind,
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      double flushed,
      double explained,
      Supplier<String> where) {
    double error = error(result, expected, scale, flushed) / conditioning - explained;
    record(kind, Math.max(0, error), result, expected, scale, where);
  }

  /**
   * Records an entry of the gradient, which may have been rounded to 16 bits in the end: what that
   * moves it is not counted.
   */
  void recordGradient(
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      double flushed,
      double explained,
      Supplier<String> where) {
    boolean overflows = spec.isNarrow() && Double.isInfinite(result);
    if (overflows && spec.roundedTo16Bits(expected.toDouble()) == result) {
      return;
    }
    double rounding = spec.isNarrow() ? spec.halfSpacing(result) : 0;
    recordReduced("gradient", result, expected, scale, flushed + rounding, explained, where);
  }

  private double error(double result, DoubleDouble expected, DoubleDouble scale, double flushed) {
    return spec.isDouble()
        ? ScaledError.ofDouble(result, expected, scale, flushed)
        : ScaledError.ofFloat((float) result, expected, scale, flushed);
  }

  private void record(
      String kind,
      double error,
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      Supplier<String> where) {
    worst.record(
        kind,
        StatedBounds.ofOptions(spec),
        error,
        () -> label + where.get() + ": " + result + " instead of " + expected + " scale " + scale);
  }
}
