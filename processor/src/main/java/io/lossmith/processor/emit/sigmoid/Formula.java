package io.lossmith.processor.emit.sigmoid;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The formula of a spec with its own numbers. */
record Formula(Form form) {
  private static final int MOST_WEIGHTS = 8;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    addWeights(lines, "w", row().classWeights());
    addWeights(lines, "v", spec().positiveWeights());
    lines.add("p[c]        = 1 / (1 + exp(-logits[c]))");
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
      lines.add("m[c]        = y[c] * (1 - p[c]) + (1 - y[c]) * p[c]");
    }
    lines.add(
        "loss[c]     = "
            + weight("w")
            + (row().hasFocal() ? "m[c]^" + gamma + " * " : "")
            + "("
            + weight("v")
            + "y[c] * log1p(exp(-logits[c]))"
            + " + (1 - y[c]) * log1p(exp(logits[c])))");
    String sampleWeight =
        row().sampleWeights()
            ? form.isExample() ? "sampleWeight * " : "sampleWeights[row] * "
            : "";
    lines.add((form.isExample() ? "loss        = " : "row loss    = ") + sampleWeight + "sum of loss[c]");
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
    if (!weights.isEmpty()) {
      String numbers =
          weights.stream()
              .limit(MOST_WEIGHTS)
              .map(form.real()::text)
              .collect(Collectors.joining(", "));
      lines.add(
          name + "[c]        = " + numbers + (weights.size() > MOST_WEIGHTS ? ", ..." : ""));
    }
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
