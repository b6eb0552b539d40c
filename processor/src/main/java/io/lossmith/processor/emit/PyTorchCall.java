package io.lossmith.processor.emit;

import io.lossmith.Divisor;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The loss of a spec as one writes it in PyTorch: one call where there is one, else a few lines.
 */
record PyTorchCall(LossSpec spec) {

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    addTransform(lines);
    if (row().hasClassWeights()) {
      lines.add("w = " + literals().tensor("classWeights", row().classWeights()));
    }
    if (isOneCall()) {
      lines.add("loss = " + oneCall(lines));
      return lines;
    }
    addRows(lines);
    lines.add("loss = " + reduced(lines));
    return lines;
  }

  private RowOptions row() {
    return spec.options().row();
  }

  private LogitTransform transform() {
    return spec.options().transform();
  }

  private Literals literals() {
    return new Literals(spec);
  }

  /** The name of the logits after everything that is done to them first. */
  private String y() {
    return transform().isPlain() && !spec.options().format().isNarrow() ? "logits" : "y";
  }

  private void addTransform(List<String> lines) {
    String y = spec.options().format().isNarrow() ? "logits.float()" : "logits";
    if (transform().hasSoftcap()) {
      String cap = literals().number(transform().softcap());
      y = cap + " * torch.tanh(" + y + " / " + cap + ")";
    }
    if (transform().hasTemperature()) {
      y += " / " + literals().number(transform().temperature());
    }
    if (transform().hasAdjustment()) {
      lines.add(
          "b = " + literals().tensor("logitAdjustment", transform().adjustment()) + alongClasses());
      y = "b + " + y;
    }
    if (!"logits".equals(y)) {
      lines.add("y = " + y);
      y = "y";
    }
    if (transform().hasMask()) {
      lines.add("masked = torch.tensor(" + masked() + ")");
      lines.add("y = " + y + ".index_fill(1, masked, -torch.inf)");
    }
  }

  private String masked() {
    return literals().pythonList("maskedClasses", transform().maskedClasses());
  }

  /** How a value a class is laid along the axis of the classes. */
  private String alongClasses() {
    int behind = spec.options().isClassesFirst() ? spec.batch().dimensions().size() - 1 : 0;
    return behind == 0 ? "" : "[:" + ", None".repeat(behind) + "]";
  }

  /** Whether a mask would make infinities of what PyTorch gives to every class. */
  private boolean masksShares() {
    return transform().hasMask() && (row().hasSmoothing() || row().hasProbabilityTargets());
  }

  private boolean isOneCall() {
    return !row().sampleWeights() && !row().hasFocal() && !row().hasZLoss() && !masksShares();
  }

  /** Whether the mean divides by what PyTorch's own divides by. */
  boolean dividesAlike() {
    if (spec.options().dividesByAllRows()) {
      return row().hasProbabilityTargets() || !(row().hasClassWeights() || row().hasIgnoreIndex());
    }
    boolean weighs = spec.options().mean().divisor() == Divisor.TARGET_WEIGHTS;
    return !row().sampleWeights() && (weighs || !row().hasClassWeights());
  }

  private String oneCall(List<String> lines) {
    if (spec.isMean()) {
      if (dividesAlike()) {
        return call(true, "");
      }
      lines.add("total = " + call(true, "sum"));
      return "total / " + divisor(lines);
    }
    boolean none = !spec.batch().isExample() && !new BatchForm(spec).isReduced();
    return call(true, none ? "none" : "sum");
  }

  private String call(boolean weighted, String reduction) {
    String call = "F.cross_entropy(" + y() + ", targets";
    if (weighted && row().hasClassWeights()) {
      call += ", weight=w";
    }
    if (row().hasIgnoreIndex()) {
      call += ", ignore_index=" + row().ignoreIndex().getAsInt();
    }
    if (!reduction.isEmpty()) {
      call += ", reduction='" + reduction + "'";
    }
    if (row().hasSmoothing() && !masksShares()) {
      call += ", label_smoothing=" + literals().number(row().labelSmoothing());
    }
    return call + ")";
  }

  private void addRows(List<String> lines) {
    String kept = row().hasIgnoreIndex() ? " * kept" : "";
    if (row().hasIgnoreIndex()) {
      lines.add("kept = targets != " + row().ignoreIndex().getAsInt());
    }
    if (masksShares()) {
      addMaskedRows(lines, kept);
    } else {
      lines.add("rows = " + call(true, "none"));
    }
    if (row().hasFocal()) {
      lines.add("p = torch.exp(-" + call(false, "none") + ")");
      lines.add("rows = (1 - p) ** " + literals().number(row().focalGamma()) + " * rows");
    }
    if (row().hasZLoss()) {
      String square = literals().number(row().zLoss()) + " * torch.logsumexp(" + y() + ", 1) ** 2";
      lines.add("rows = rows + " + square + kept);
    }
    if (row().sampleWeights()) {
      lines.add("rows = sampleWeights * rows");
    }
  }

  private void addMaskedRows(List<String> lines, String kept) {
    String smoothing = literals().number(row().labelSmoothing());
    String even = smoothing + " / " + spec.liveClasses();
    String weight = row().hasClassWeights() ? "w" + alongClasses() + " * " : "";
    lines.add(
        "live = torch.ones(" + spec.classes() + ").index_fill(0, masked, 0)" + alongClasses());
    lines.add("nll = -F.log_softmax(y, 1)");
    if (row().hasProbabilityTargets()) {
      String share =
          row().hasSmoothing()
              ? "((1 - " + smoothing + ") * targets + " + even + " * live)"
              : "targets";
      lines.add("share = " + weight + share);
      lines.add("rows = torch.where(share == 0, 0.0, share * nll).sum(1)");
      return;
    }
    lines.add("nll = torch.where(live == 0, 0.0, " + weight + "nll)");
    lines.add("rows = (1 - " + smoothing + ") * " + call(true, "none"));
    lines.add("rows = rows + " + even + " * nll.sum(1)" + kept);
  }

  private String reduced(List<String> lines) {
    if (!spec.isMean()) {
      boolean none = !spec.batch().isExample() && !new BatchForm(spec).isReduced();
      return none ? "rows" : "rows.sum()";
    }
    return spec.options().dividesByAllRows() ? "rows.mean()" : "rows.sum() / " + divisor(lines);
  }

  private String divisor(List<String> lines) {
    boolean weighs = spec.options().mean().divisor() == Divisor.TARGET_WEIGHTS;
    boolean ignores = row().hasIgnoreIndex();
    if (spec.options().mean().divisor() == Divisor.ALL_ROWS || !(ignores || weighs)) {
      return "targets.numel()";
    }
    String kept = "kept = targets != " + (ignores ? row().ignoreIndex().getAsInt() : 0);
    if (ignores && !lines.contains(kept)) {
      lines.add(kept);
    }
    String of = ignores ? "[kept]" : "";
    List<String> factors = new ArrayList<>();
    if (weighs && row().sampleWeights()) {
      factors.add("sampleWeights" + of);
    }
    if (weighs && row().hasClassWeights()) {
      factors.add("w[targets" + of + "]");
    }
    return switch (factors.size()) {
      case 0 -> "kept.sum()";
      case 1 -> factors.get(0) + ".sum()";
      default -> "(" + String.join(" * ", factors) + ").sum()";
    };
  }
}
