package io.lossmith.processor.generated;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ExactNll;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.FlushRule;
import io.lossmith.oracle.ScaledError;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The errors of everything that a generated class computes of some rows, in units in the last place
 * of the scale of its terms, against the exact function of the rounded distances.
 */
final class OptionErrors {
  private final OptionSpec spec;
  private final OptionRows rows;
  private final ExactLoss exact;
  private final FlushRule rule;
  private final WorstErrors worst;
  private final String label;

  /**
   * How many times the units of its terms a sum is worth that a mean is divided by: more than 1
   * only where sample weights of both signs cancel.
   */
  private final double conditioning;

  OptionErrors(OptionSpec spec, OptionRows rows, WorstErrors worst, String label) {
    this.spec = spec;
    this.rows = rows;
    this.worst = worst;
    this.label = label;
    exact = rows.exactOfRoundedDistances(spec);
    rule = spec.isDouble() ? FlushRule.DOUBLE : FlushRule.FLOAT;
    conditioning = conditioning();
  }

  private double conditioning() {
    if (exact.divisor().isZero() || Arrays.stream(rows.sampleWeights()).allMatch(w -> w >= 0)) {
      return 1;
    }
    double[] magnitudes = Arrays.stream(rows.sampleWeights()).map(Math::abs).toArray();
    DoubleDouble all = rows.withSampleWeights(magnitudes).exactOfInputs(spec).divisor();
    return Math.max(1, all.divide(exact.divisor()).abs().toDouble());
  }

  /** Calls every method and records its errors. */
  void record(OptionCalls calls) {
    recordLosses("loss", calls.call("loss", rows).losses());
    OptionCalls.Result both = calls.call("lossAndGradient", rows);
    recordLosses("loss", both.losses());
    recordGradient(both.array("gradient"));
    recordNll(calls.call("nll", rows).losses());
    recordSoftmax(
        calls.call("softmax", rows).array("probabilities"),
        calls.call("logSoftmax", rows).array("logProbabilities"));
    recordOrder(calls);
  }

  private boolean hasOneLoss() {
    return spec.reduction() != io.lossmith.Reduction.NONE;
  }

  private void recordLosses(String kind, double[] losses) {
    for (int i = 0; i < losses.length; i++) {
      int row = i;
      if (hasOneLoss()) {
        record(kind, losses[i], exact.loss(), exact.lossScale(), exact.lossFlushed(rule), () -> "");
      } else {
        record(
            kind,
            losses[i],
            exact.rowLoss(i),
            exact.rowLossScale(i),
            exact.rowLossFlushed(rule, i),
            () -> " row " + row);
      }
    }
  }

  private void recordGradient(double[] gradient) {
    for (int row = 0; row < rows.rows(); row++) {
      boolean ignored = rows.targets().isIgnored(spec.oracle(), row);
      for (int j = 0; j < spec.classes(); j++) {
        String where = " row " + row + " class " + j;
        double result = gradient[spec.at(row, j)];
        if ((ignored || exact.divisor().isZero()) && Double.doubleToRawLongBits(result) != 0) {
          throw new AssertionError(where + ": the gradient of nothing is " + result + ", not +0");
        }
        record(
            "gradient",
            result,
            exact.gradient(row, j),
            exact.gradientScale(row, j),
            exact.gradientFlushed(rule, row, j),
            () -> where);
      }
    }
  }

  private void recordNll(double[] losses) {
    ExactNll nll =
        new ExactNll(spec.oracle(), OptionArguments.logProbabilities(spec, rows), rows.targets());
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int row = 0; row < rows.rows(); row++) {
      DoubleDouble loss = nll.rowLoss(row);
      sum = sum.add(loss.abs());
      if (!hasOneLoss()) {
        String where = " row " + row;
        record("nll", losses[row], loss, loss.abs(), 0, () -> where);
      }
    }
    if (hasOneLoss()) {
      DoubleDouble divisor = exact.divisor().abs();
      DoubleDouble scale = divisor.isZero() ? sum : sum.divide(divisor);
      record("nll", losses[0], nll.loss(), scale, 0, () -> "");
    }
  }

  private void recordSoftmax(double[] softmax, double[] logSoftmax) {
    for (int row = 0; row < rows.rows(); row++) {
      for (int j = 0; j < spec.classes(); j++) {
        String where = " row " + row + " class " + j;
        int at = spec.at(row, j);
        ExactSoftmax ofRow = exact.row(row).softmax().orElse(null);
        double flushed = ofRow == null ? 0 : ofRow.flushed(rule, j);
        double all = ofRow == null ? 0 : ofRow.flushed(rule);
        DoubleDouble p = exact.softmax(row, j);
        DoubleDouble logP = exact.logSoftmax(row, j);
        record("softmax", softmax[at], p, p, flushed, () -> where);
        record("logSoftmax", logSoftmax[at], logP, logP.abs(), all, () -> where);
      }
    }
  }

  private void recordOrder(OptionCalls calls) {
    OptionCalls.Result argmax = calls.call("argmax", rows);
    double[] classes = spec.isExample() ? new double[] {argmax.returned()} : argmax.array("classes");
    for (int row = 0; row < rows.rows(); row++) {
      if (classes[row] != exact.row(row).argmax()) {
        throw new AssertionError(
            label + " row " + row + " has its maximum at " + exact.row(row).argmax());
      }
    }
    if (!spec.hasProbabilities()) {
      String name = spec.isExample() ? "isCorrect" : "countCorrect";
      double correct = calls.call(name, rows).returned();
      if (correct != exact.countInTop(1)) {
        throw new AssertionError(
            label + ": " + correct + " rows correct, not " + exact.countInTop(1));
      }
    }
  }

  private void record(
      String kind,
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      double flushed,
      Supplier<String> where) {
    boolean ofMean = kind.equals("loss") || kind.equals("nll") || kind.equals("gradient");
    double error =
        spec.isDouble()
            ? ScaledError.ofDouble(result, expected, scale, flushed)
            : ScaledError.ofFloat((float) result, expected, scale, flushed);
    worst.record(
        kind,
        StatedBounds.OPTION_ULPS,
        ofMean ? error / conditioning : error,
        () ->
            label + where.get() + ": " + result + " instead of " + expected + " scale " + scale);
  }
}
