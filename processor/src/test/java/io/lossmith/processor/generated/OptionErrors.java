package io.lossmith.processor.generated;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ExactNll;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.FlushRule;
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
  private final OptionRecorder recorder;
  private final OutputErrors outputs;

  OptionErrors(OptionSpec spec, OptionRows rows, WorstErrors worst, String label) {
    this.spec = spec;
    this.rows = rows;
    exact = rows.exactOfRoundedDistances(spec);
    rule = spec.isDouble() ? FlushRule.DOUBLE : FlushRule.FLOAT;
    recorder = new OptionRecorder(spec, rows, exact, worst, label);
    outputs = new OutputErrors(spec, rows, exact, rule, recorder);
  }

  /** Calls every method and records its errors. */
  void record(OptionCalls calls) {
    OptionCalls.Result loss = calls.call("loss", rows);
    recordLosses("loss", loss.losses());
    outputs.record(loss);
    OptionCalls.Result both = calls.call("lossAndGradient", rows);
    recordLosses("loss", both.losses());
    outputs.record(both);
    recordGradient(both.array("gradient"));
    recordNll(calls.call("nll", rows).losses());
    recordSoftmax(
        calls.call("softmax", rows).array("probabilities"),
        calls.call("logSoftmax", rows).array("logProbabilities"));
    new OrderErrors(spec, rows, recorder).check(calls);
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
    // The exponential that 1 - tanh^2 is 4 of, where it is small; the slope has the temperature,
    // too.
    double exponentials = 4 / spec.temperature();
    return rule.mayFlush(exact.row(row).slope(j).divide(DoubleDouble.of(exponentials)));
  }

  /** Calls what else there is of every spec and records its errors. */
  void recordMore(OptionCalls calls) {
    OptionCalls.Result result = calls.call("logSumExp", rows);
    outputs.recordLogSumExps(spec.isExample() ? result.ofExample() : result.array("logSumExps"));
    double[] product = calls.call("hessianVectorProduct", rows).array("product");
    double[][] vectors = OptionArguments.vectors(spec, rows);
    for (int row = 0; row < rows.rows(); row++) {
      recordProduct(row, product, vectors[row]);
    }
  }

  private void recordProduct(int row, double[] product, double[] vector) {
    DoubleDouble[] expected = exact.hessianVectorProduct(row, vector);
    DoubleDouble[] scale = exact.hessianVectorProductScale(row, vector);
    // Every entry sees the probabilities of all classes, times differences of the vector.
    // A focal factor's derivatives have p times its logarithm, at most some 700 where p is flushed.
    double gamma = spec.oracle().focalGamma();
    double ofRow =
        8
            * (gamma > 0 ? 700 * (1 + gamma) * (1 + gamma) : 1)
            * IntStream.range(0, spec.classes())
                .mapToDouble(j -> exact.gradientFlushed(rule, row, j))
                .filter(flushed -> flushed > 0)
                .sum();
    for (int j = 0; j < spec.classes(); j++) {
      String where = " row " + row + " class " + j;
      double flushed = ofRow + ofFlushedSlopes(row, j, scale[j]);
      recorder.recordReduced(
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
        throw recorder.failure(losses[0] + " of a row that overflows");
      }
      return;
    }
    for (int i = 0; i < losses.length; i++) {
      int row = i;
      recorder.recordReduced(
          kind,
          losses[i],
          hasOneLoss() ? exact.loss() : exact.rowLoss(i),
          hasOneLoss() ? exact.lossScale() : exact.rowLossScale(i),
          hasOneLoss() ? exact.lossFlushed(rule) : exact.rowLossFlushed(rule, i),
          0,
          () -> " row " + row);
    }
  }

  private void recordGradient(double[] gradient) {
    for (int row = 0; row < rows.rows(); row++) {
      boolean ignored = rows.targets().isIgnored(spec.oracle(), row);
      for (int j = 0; j < spec.classes(); j++) {
        String where = " row " + row + " class " + j;
        double result = gradient[spec.at(row, j)];
        if ((ignored || exact.divisor().isZero()) && Double.doubleToRawLongBits(result) != 0) {
          throw recorder.failure(where + ": the gradient of nothing is " + result + ", not +0");
        }
        recorder.recordGradient(
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
        recorder.recordReduced("nll", losses[row], loss, loss.abs(), 0, 0, () -> where);
      }
    }
    if (hasOneLoss() && !hasRowBeyondLargest()) {
      DoubleDouble divisor = exact.divisor().abs();
      // The mean of nothing is what it is, whatever the rows hold.
      DoubleDouble scale = divisor.isZero() ? DoubleDouble.ZERO : sum.divide(divisor);
      recorder.recordReduced("nll", losses[0], nll.loss(), scale, 0, 0, () -> "");
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
        recorder.record("softmax", softmax[at], p, p, flushed, () -> where);
        recorder.record("logSoftmax", logSoftmax[at], logP, logP.abs(), all, () -> where);
      }
    }
  }
}
