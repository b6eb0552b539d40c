package io.lossmith.processor.emit;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.processor.spec.LossSpec;

/** What the mean of a spec is divided by, for a reader. */
record DivisorWords(LossSpec spec) {

  /** Whether targets or weights decide the divisor. */
  boolean isSummed() {
    return new BatchForm(spec).sumsDivisor();
  }

  /** What stands behind the stroke of a division. */
  String shortName() {
    return isSummed() ? "divisor" : rows();
  }

  /** The divisor in the terms of the formula. */
  String formula() {
    if (!weighs() || !hasClassWeights() && !hasSampleWeights()) {
      return "number of rows" + kept();
    }
    String weight =
        (hasSampleWeights() ? "sampleWeights[row]" : "")
            + (hasSampleWeights() && hasClassWeights() ? " * " : "")
            + (hasClassWeights() ? "w[target]" : "");
    return "sum of " + weight + " over the rows" + kept();
  }

  /** The divisor in words, and what becomes of a mean of nothing. */
  String sentence() {
    String divisor = "The mean divides by " + words() + ".";
    if (!isSummed() && !spec.batch().isDynamic()) {
      return divisor;
    }
    boolean zero = spec.options().mean().emptyMean() == EmptyMean.ZERO;
    return divisor
        + " Where that is 0, the loss is "
        + (zero ? "0" : "NaN")
        + " and the gradient +0 in every entry.";
  }

  private String words() {
    boolean counts = !weighs() || !hasClassWeights() && !hasSampleWeights();
    if (!isSummed()) {
      String number = spec.batch().isDynamic() ? "" : ", " + rows();
      return "the number of rows" + number + (ignores() ? ", ignored ones among them" : "");
    }
    if (counts) {
      return "the number of rows that are not ignored";
    }
    String weight =
        hasSampleWeights() && hasClassWeights()
            ? "each row's weight times the weight of its target's class"
            : hasSampleWeights() ? "the rows' weights" : "the weights of the rows' target classes";
    return "the sum of " + weight + (ignores() ? ", ignored rows left out" : "");
  }

  private String rows() {
    return spec.batch().isDynamic() ? "rows" : Integer.toString(spec.batch().fixedRows());
  }

  private String kept() {
    return ignores() ? " whose target is not " + spec.options().row().ignoreIndex().getAsInt() : "";
  }

  private boolean weighs() {
    return spec.options().mean().divisor() == Divisor.TARGET_WEIGHTS;
  }

  private boolean ignores() {
    return spec.options().row().hasIgnoreIndex();
  }

  private boolean hasClassWeights() {
    return spec.options().row().hasClassWeights();
  }

  private boolean hasSampleWeights() {
    return spec.options().row().sampleWeights();
  }
}
