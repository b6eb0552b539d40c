package io.lossmith.processor.generated;

import io.lossmith.Output;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.FlushRule;

/** The errors of what a loss also returns of each row. */
record OutputErrors(
    OptionSpec spec, OptionRows rows, ExactLoss exact, FlushRule rule, OptionRecorder recorder) {

  /** Records every output of a call. */
  void record(OptionCalls.Result result) {
    if (spec.returns(Output.LOSSES)) {
      recordLosses(result.array("losses"));
    }
    if (spec.returns(Output.LOG_SUM_EXP)) {
      recordLogSumExps(result.array("logSumExps"));
    }
    if (spec.returns(Output.TARGET_PROBABILITY)) {
      recordProbabilities(result.array("targetProbabilities"));
    }
    if (spec.returns(Output.ARGMAX)) {
      new OrderErrors(spec, rows, recorder).checkArgmax(result.array("classes"));
    }
  }

  /** Records the loss of each row. */
  void recordLosses(double[] losses) {
    for (int n = 0; n < rows.rows(); n++) {
      int row = n;
      recorder.record(
          "row loss",
          losses[n],
          exact.rowLoss(n),
          exact.rowLossScale(n),
          exact.rowLossFlushed(rule, n),
          () -> " row " + row);
    }
  }

  /** Records the log-sum-exp of each row. */
  void recordLogSumExps(double[] logSumExps) {
    for (int n = 0; n < rows.rows(); n++) {
      int row = n;
      DoubleDouble expected = exact.row(n).logSumExp();
      DoubleDouble largest = exact.row(n).transformed(exact.row(n).argmax());
      recorder.record(
          "logSumExp",
          logSumExps[n],
          expected,
          largest.abs().add(expected.abs()),
          exact.row(n).softmax().map(softmax -> softmax.flushed(rule)).orElse(0.0),
          () -> " row " + row);
    }
  }

  private void recordProbabilities(double[] probabilities) {
    for (int n = 0; n < rows.rows(); n++) {
      int row = n;
      DoubleDouble expected = exact.targetProbability(n);
      boolean ignored = rows.targets().isIgnored(spec.oracle(), n);
      ExactSoftmax softmax = ignored ? null : exact.row(n).softmax().orElse(null);
      recorder.record(
          "target probability",
          probabilities[n],
          expected,
          expected.abs(),
          softmax == null ? 0 : softmax.flushed(rule, rows.indices()[n]),
          () -> " row " + row);
    }
  }
}
