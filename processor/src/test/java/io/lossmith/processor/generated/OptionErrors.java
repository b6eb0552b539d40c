package io.lossmith.processor.generated;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ExactNll;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.FlushRule;
import io.lossmith.oracle.ScaledError;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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

  /**
   * What the slope of a soft cap brings, in units: it is one of the quotient as rounded, of which
   * an error of u makes one of 2 |x / c| u in it. Slopes that are flushed are left out.
   */
  private double ofSlopes(int row) {
    double largest = 0;
    for (int j = 0; spec.hasSoftcap() && j < spec.classes(); j++) {
      boolean counts = Double.isFinite(rows.logits()[row][j]) && !isSlopeFlushed(row, j);
      double quotient = counts ? Math.abs(rows.logits()[row][j]) / spec.softcap() : 0;
      largest = Math.max(largest, quotient);
    }
    return 2 * largest;
  }

  /** All of an entry whose slope is taken for 0. */
  private double ofFlushedSlopes(int row, int j, DoubleDouble scale) {
    return spec.hasSoftcap() && isSlopeFlushed(row, j) ? scale.toDouble() : 0;
  }

  private boolean isSlopeFlushed(int row, int j) {
    return rule.mayFlush(exact.row(row).slope(j).divide(DoubleDouble.of(4)));
  }

  /** Calls what else there is of every spec and records its errors. */
  void recordMore(OptionCalls calls) {
    OptionCalls.Result result = calls.call("logSumExp", rows);
    double[] logSumExps =
        spec.isExample() ? new double[] {result.returned()} : result.array("logSumExps");
    double[] product = calls.call("hessianVectorProduct", rows).array("product");
    double[][] vectors = OptionArguments.vectors(spec, rows);
    for (int row = 0; row < rows.rows(); row++) {
      String where = " row " + row;
      ExactSoftmax ofRow = exact.row(row).softmax().orElse(null);
      DoubleDouble expected = exact.row(row).logSumExp();
      record(
          "logSumExp",
          logSumExps[row],
          expected,
          exact.row(row).transformed(exact.row(row).argmax()).abs().add(expected.abs()),
          ofRow == null ? 0 : ofRow.flushed(rule),
          () -> where);
      recordProduct(row, product, vectors[row]);
    }
  }

  private void recordProduct(int row, double[] product, double[] vector) {
    DoubleDouble[] expected = exact.hessianVectorProduct(row, vector);
    DoubleDouble[] scale = exact.hessianVectorProductScale(row, vector);
    // Every entry sees the probabilities of all classes, times differences of the vector.
    double ofRow =
        8
            * IntStream.range(0, spec.classes())
                .mapToDouble(j -> exact.gradientFlushed(rule, row, j))
                .filter(flushed -> flushed > 0)
                .sum();
    for (int j = 0; j < spec.classes(); j++) {
      String where = " row " + row + " class " + j;
      double flushed = ofRow + ofFlushedSlopes(row, j, scale[j]);
      record(
          "hessianVectorProduct",
          product[spec.at(row, j)],
          expected[j],
          scale[j],
          flushed,
          2 * ofSlopes(row),
          () -> where);
    }
  }

  private boolean hasOneLoss() {
    return spec.reduction() != io.lossmith.Reduction.NONE;
  }

  /** A row's loss beyond the largest number is infinite, and so is what becomes of it. */
  private boolean hasRowBeyondLargest() {
    return IntStream.range(0, rows.rows())
        .mapToObj(exact::rowLoss)
        .anyMatch(loss -> loss.isFinite() && !Double.isFinite(spec.rounded(loss.toDouble())));
  }

  private void recordLosses(String kind, double[] losses) {
    if (hasOneLoss() && hasRowBeyondLargest()) {
      if (Double.isFinite(losses[0])) {
        throw new AssertionError(label + ": " + losses[0] + " of a row that overflows");
      }
      return;
    }
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
            exact.gradientFlushed(rule, row, j)
                + ofFlushedSlopes(row, j, exact.gradientScale(row, j)),
            ofSlopes(row),
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
    if (hasOneLoss() && !hasRowBeyondLargest()) {
      DoubleDouble divisor = exact.divisor().abs();
      // The mean of nothing is what it is, whatever the rows hold.
      DoubleDouble scale = divisor.isZero() ? DoubleDouble.ZERO : sum.divide(divisor);
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
        DoubleDouble p = ofRow == null ? DoubleDouble.NAN : exact.softmax(row, j);
        DoubleDouble logP = ofRow == null ? DoubleDouble.NAN : exact.logSoftmax(row, j);
        record("softmax", softmax[at], p, p, flushed, () -> where);
        record("logSoftmax", logSoftmax[at], logP, logP.abs(), all, () -> where);
      }
    }
  }

  private void recordOrder(OptionCalls calls) {
    OptionCalls.Result argmax = calls.call("argmax", rows);
    double[] classes =
        spec.isExample() ? new double[] {argmax.returned()} : argmax.array("classes");
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
    record(kind, result, expected, scale, flushed, 0, where);
  }

  private void record(
      String kind,
      double result,
      DoubleDouble expected,
      DoubleDouble scale,
      double flushed,
      double explained,
      Supplier<String> where) {
    boolean ofMean = !kind.startsWith("log") && !kind.equals("softmax");
    double error =
        spec.isDouble()
            ? ScaledError.ofDouble(result, expected, scale, flushed)
            : ScaledError.ofFloat((float) result, expected, scale, flushed);
    worst.record(
        kind,
        StatedBounds.ofOptions(spec),
        Math.max(0, (ofMean ? error / conditioning : error) - explained),
        () -> label + where.get() + ": " + result + " instead of " + expected + " scale " + scale);
  }
}
