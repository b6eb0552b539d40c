package io.lossmith.processor.emit.sigmoid;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;

/** The formula of a spec with its own numbers. */
record Formula(Form form) {
  /** Leaves room for an ellipsis. */
  private static final int WIDEST_LINE = 84;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    addWeights(lines, "w", row().classWeights());
    addWeights(lines, "v", spec().positiveWeights());
    lines.add("x[c]        = logits[c]");
    lines.add("p[c]        = 1 / (1 + exp(-x[c]))");
    if (row().hasSmoothing()) {
      double smoothing = row().labelSmoothing();
      lines.add(
          "y[c]        = (1 - %s) * targets[c] + %s / 2"
              .formatted(form.real().text(smoothing), form.real().text(smoothing)));
    } else {
      lines.add("y[c]        = targets[c]");
    }
    String gamma = form.real().text(row().focalGamma());
    if (row().hasFocal()) {
      lines.add("f[c]        = (y[c] * (1 - p[c]) + (1 - y[c]) * p[c])^" + gamma);
    }
    lines.add(
        "loss[c]     = "
            + weight("w")
            + (row().hasFocal() ? "f[c] * " : "")
            + "("
            + weight("v")
            + "y[c] * log1p(exp(-x[c]))"
            + " + (1 - y[c]) * log1p(exp(x[c])))");
    String sampleWeight = row().sampleWeights() ? "s * " : "";
    if (row().sampleWeights()) {
      lines.add("s           = " + (form.isExample() ? "sampleWeight" : "sampleWeights[row]"));
    }
    lines.add(
        (form.isExample() ? "loss        = " : "row loss    = ") + sampleWeight + "sum of loss[c]");
    if (form.isReduced()) {
      lines.add("loss        = sum of the row losses" + divisor());
    }
    if (!row().hasFocal()) {
      lines.add(
          "gradient[c] = "
              + sampleWeight
              + weight("w")
              + "((1 - y[c]) * p[c] - "
              + weight("v")
              + "y[c] * (1 - p[c]))"
              + divisor());
    }
    return lines;
  }

  private void addWeights(List<String> lines, String name, List<Double> weights) {
    if (weights.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder(name + "[c]        = ");
    for (int c = 0; c < weights.size(); c++) {
      String weight = (c == 0 ? "" : ", ") + form.real().text(weights.get(c));
      if (line.length() + weight.length() > WIDEST_LINE) {
        line.append(", ...");
        break;
      }
      line.append(weight);
    }
    lines.add(line.toString());
  }

  private String weight(String name) {
    boolean has = name.equals("w") ? row().hasClassWeights() : spec().hasPositiveWeights();
    return has ? name + "[c] * " : "";
  }

  private String divisor() {
    if (!form.isMean() || spec().reduction() != Reduction.MEAN) {
      return "";
    }
    if (row().hasIgnoreIndex()) {
      return " / kept targets";
    }
    long fixed = (long) spec().batch().fixedRows() * spec().classes();
    return form.isDynamic() ? " / (rows * " + spec().classes() + ")" : " / " + fixed;
  }

  private SigmoidSpec spec() {
    return form.spec();
  }

  private RowOptions row() {
    return form.spec().row();
  }
}
