package io.lossmith.processor.emit.sigmoid;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;

/** What one would write in PyTorch, and where it differs. */
record PyTorchCall(Form form) {

  String sentence() {
    String call = call();
    if (!form.isExample() && spec().reduction() == Reduction.NONE && !form.isBinary()) {
      call += ".sum(-1)";
    }
    return "In PyTorch: {@code " + call + "}" + differences() + ".";
  }

  private String call() {
    if (row().hasFocal()) {
      return "torchvision.ops.sigmoid_focal_loss(logits, "
          + targets()
          + ", alpha=-1, gamma="
          + form.real().text(row().focalGamma())
          + reduction()
          + ")";
    }
    List<String> weights = new ArrayList<>();
    if (row().hasClassWeights()) {
      weights.add("w");
    }
    if (row().sampleWeights()) {
      weights.add(form.isExample() ? "sample_weight" : "sample_weights[..., None]");
    }
    return "torch.nn.functional.binary_cross_entropy_with_logits(logits, "
        + targets()
        + (weights.isEmpty() ? "" : ", weight=" + String.join(" * ", weights))
        + (spec().hasPositiveWeights() ? ", pos_weight=v" : "")
        + reduction()
        + ")";
  }

  private String targets() {
    String targets =
        row().hasProbabilityTargets()
            ? "targets"
            : spec().isDouble() ? "targets.double()" : "targets.float()";
    if (!row().hasSmoothing()) {
      return targets;
    }
    String smoothing = form.real().text(row().labelSmoothing());
    return "(1 - " + smoothing + ") * " + targets + " + " + smoothing + " / 2";
  }

  private String reduction() {
    boolean sums = form.isExample() || spec().reduction() == Reduction.SUM;
    return ", reduction=\"" + (sums ? "sum" : form.isMean() ? "mean" : "none") + "\"";
  }

  private String differences() {
    List<String> differences = new ArrayList<>();
    if (row().hasIgnoreIndex()) {
      differences.add(
          form.isMean()
              ? "it ignores no target; given a weight of 0 instead, it still divides by all targets"
              : "it ignores no target; give a weight of 0 instead");
    }
    if (row().hasFocal() && hasWeights()) {
      differences.add("it takes no weights; multiply the losses of {@code reduction=\"none\"}");
    }
    return differences.isEmpty() ? "" : ", but " + String.join(", and ", differences);
  }

  private boolean hasWeights() {
    return row().hasClassWeights() || row().sampleWeights() || spec().hasPositiveWeights();
  }

  private SigmoidSpec spec() {
    return form.spec();
  }

  private RowOptions row() {
    return form.spec().row();
  }
}
