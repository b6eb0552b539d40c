package io.lossmith.processor.emit;

import io.lossmith.EmptyMean;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.ArrayList;
import java.util.List;

/** Where a generated class means not to do as the other libraries do. */
record Differences(LossSpec spec) {

  String sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Where it differs: a confident row keeps every digit; elsewhere its loss and the gradient at"
            + " its target become 0 once 1 - softmax[target] is lost in rounding.");
    if (row().hasIgnoreIndex()) {
      sentences.add(
          "An ignored row has gradient +0 even if it holds a NaN, which elsewhere stays in the"
              + " gradient.");
    }
    if (multiplies()) {
      sentences.add(
          "In a product with a weight or a share, 0 times infinity is 0, where PyTorch has NaN.");
    }
    if (spec.options().transform().hasMask() && row().hasSmoothing()) {
      sentences.add(
          "Smoothing spreads over the live classes alone; over a logit of -Infinity it makes the"
              + " loss +Infinity, here as elsewhere.");
    }
    if (spec.options().transform().hasSoftcap()) {
      sentences.add("A logit that is infinite stays so, where a cap elsewhere makes it finite.");
    }
    if (mayBeEmpty()) {
      boolean zero = spec.options().mean().emptyMean() == EmptyMean.ZERO;
      sentences.add(
          zero
              ? "The mean of nothing is 0, as in Keras, where PyTorch and ONNX have NaN."
              : "The mean of nothing is NaN, as in PyTorch and ONNX, where Keras has 0.");
    }
    return String.join(" ", sentences);
  }

  private RowOptions row() {
    return spec.options().row();
  }

  private boolean multiplies() {
    return row().hasClassWeights() || row().sampleWeights() || row().hasProbabilityTargets();
  }

  private boolean mayBeEmpty() {
    return spec.isMean() && (spec.batch().isDynamic() || new BatchForm(spec).sumsDivisor());
  }
}
