package io.lossmith.processor.generated;

import io.lossmith.oracle.ExactLoss;

/** What a generated class says of the order of the logits: the greatest, and targets among them. */
record OrderErrors(OptionSpec spec, OptionRows rows, OptionRecorder recorder) {

  /** Calls every method and compares with the oracle. */
  void check(OptionCalls calls) {
    OptionCalls.Result argmax = calls.call("argmax", rows);
    checkArgmax(spec.isExample() ? argmax.ofExample() : argmax.array("classes"));
    checkCount(calls, spec.isExample() ? "isCorrect" : "countCorrect", 1);
    for (int k : spec.topK()) {
      checkCount(calls, (spec.isExample() ? "isInTop" : "countInTop") + k, k);
    }
  }

  /** Compares the class of each row. */
  void checkArgmax(double[] classes) {
    ExactLoss exact = rows.exactOfRoundedDistances(spec);
    for (int row = 0; row < rows.rows(); row++) {
      int expected = exact.row(row).argmax();
      if (classes[row] != expected) {
        throw recorder.failure(
            "row " + row + " has its maximum at " + expected + ", not at " + classes[row]);
      }
    }
  }

  private void checkCount(OptionCalls calls, String name, int k) {
    OptionRows labelled = rows.labelled();
    OptionSpec ofLabels = spec.without("target");
    int expected = labelled.exactOfRoundedDistances(ofLabels).countInTop(k);
    double counted = calls.call(name, rows).returned();
    if (counted != expected) {
      throw recorder.failure(name + " is " + counted + ", not " + expected);
    }
  }
}
