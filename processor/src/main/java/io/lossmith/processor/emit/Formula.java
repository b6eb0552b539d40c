package io.lossmith.processor.emit;

import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.ArrayList;
import java.util.List;

/** What a generated class computes, as formulas with the numbers of its spec. */
record Formula(LossSpec spec) {
  private static final int COLUMN = 14;

  List<String> lines() {
    HeaderLines lines = new HeaderLines(COLUMN);
    addTransform(lines);
    addSums(lines);
    addTerms(lines);
    boolean reduced = isReduced();
    add(lines, reduced ? "row loss" : "loss", rowLoss());
    if (reduced) {
      DivisorWords divisor = new DivisorWords(spec);
      if (divisor.isSummed()) {
        add(lines, "divisor", divisor.formula());
      }
      add(lines, "loss", "sum of the row losses" + divided());
    }
    addGradient(lines);
    addHessian(lines);
    return lines.all();
  }

  private static void add(HeaderLines lines, String name, String formula) {
    lines.add(name, "= " + formula);
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

  private boolean isReduced() {
    return !spec.batch().isExample() && new BatchForm(spec).isReduced();
  }

  private void addTransform(HeaderLines lines) {
    if (transform().hasMask()) {
      String masked = literals().classes("maskedClasses", transform().maskedClasses());
      add(lines, "live classes", "all " + spec.classes() + " but " + masked);
    }
    if (!transform().transforms()) {
      return;
    }
    String y = capped();
    if (transform().hasTemperature()) {
      y += " / " + literals().number(transform().temperature());
    }
    if (transform().hasAdjustment()) {
      add(lines, "b", literals().numbers("logitAdjustment", transform().adjustment()));
      y = "b[j] + " + y;
    }
    add(lines, "y[j]", y);
    if (hasSlope()) {
      add(lines, "slope[j]", slope());
    }
  }

  private String capped() {
    if (!transform().hasSoftcap()) {
      return "logits[j]";
    }
    String cap = literals().number(transform().softcap());
    return cap + " * tanh(logits[j] / " + cap + ")";
  }

  private boolean hasSlope() {
    return transform().hasSoftcap() || transform().hasTemperature();
  }

  private String slope() {
    String temperature = literals().number(transform().temperature());
    if (!transform().hasSoftcap()) {
      return "1 / " + temperature;
    }
    String slope = "1 - tanh(logits[j] / " + literals().number(transform().softcap()) + ")^2";
    return transform().hasTemperature() ? "(" + slope + ") / " + temperature : slope;
  }

  private void addSums(HeaderLines lines) {
    String which =
        transform().hasMask()
            ? "the " + spec.liveClasses() + " live classes"
            : "all " + spec.classes() + " classes";
    add(lines, "u[j]", "maximum - " + (transform().transforms() ? "y[j]" : "logits[j]"));
    add(lines, "rest", "sum of exp(-u[j]) over " + which + " but one maximum");
    add(lines, "softmax[j]", "exp(-u[j]) / (1 + rest)");
    add(lines, "logSoftmax[j]", "-(log1p(rest) + u[j])");
    add(lines, "logSumExp", "maximum + log1p(rest)");
  }

  /** The names that the loss is written in, for the options that have them. */
  private void addTerms(HeaderLines lines) {
    if (row().hasClassWeights()) {
      add(lines, "w", literals().numbers("classWeights", row().classWeights()));
    }
    if (row().hasSmoothing()) {
      String each = literals().number(row().labelSmoothing()) + " / " + spec.liveClasses();
      add(
          lines,
          "smoothing[j]",
          each
              + (row().hasClassWeights() ? " * w[j]" : "")
              + (transform().hasMask() ? " of a live class, else 0" : ""));
    }
    if (row().hasProbabilityTargets()) {
      String share = times(kept(), row().hasClassWeights() ? "w[j]" : "", "targets[j]");
      add(lines, "share[j]", row().hasSmoothing() ? share + " + smoothing[j]" : share);
    }
  }

  private String kept() {
    return row().hasSmoothing() ? "(1 - " + literals().number(row().labelSmoothing()) + ")" : "";
  }

  private String weight() {
    return times(kept(), row().hasClassWeights() ? "w[target]" : "");
  }

  private static String times(String... factors) {
    List<String> present = new ArrayList<>();
    for (String factor : factors) {
      if (!factor.isEmpty()) {
        present.add(factor);
      }
    }
    return String.join(" * ", present);
  }

  private String sampleWeight() {
    if (!row().sampleWeights()) {
      return "";
    }
    return spec.batch().isExample() ? "sampleWeight" : "sampleWeights[row]";
  }

  private String rowLoss() {
    List<String> terms = new ArrayList<>();
    if (row().hasProbabilityTargets()) {
      terms.add("sum of (share[j] * -logSoftmax[j])");
    } else {
      String nll = "(log1p(rest) + u[target])";
      String product = times(weight(), focalFactor(), nll);
      boolean alone = product.equals(nll) && sampleWeight().isEmpty();
      terms.add(alone ? "log1p(rest) + u[target]" : product);
      if (row().hasSmoothing()) {
        terms.add("sum of (smoothing[j] * -logSoftmax[j])");
      }
    }
    if (row().hasZLoss()) {
      terms.add(literals().number(row().zLoss()) + " * logSumExp^2");
    }
    String sum = String.join(" + ", terms);
    boolean brackets =
        !sampleWeight().isEmpty() && (terms.size() > 1 || row().hasProbabilityTargets());
    return times(sampleWeight(), brackets ? "(" + sum + ")" : sum);
  }

  private String focalFactor() {
    return row().hasFocal() ? "(1 - softmax[target])^" + literals().number(row().focalGamma()) : "";
  }

  private void addGradient(HeaderLines lines) {
    if (row().hasFocal()) {
      String gamma = literals().number(row().focalGamma());
      add(
          lines,
          "focal",
          focalFactor()
              + " * (1 + "
              + gamma
              + " * softmax[target] * (log1p(rest) + u[target]) / (1 - softmax[target]))");
    }
    String zMass = row().hasZLoss() ? literals().number(2 * row().zLoss()) + " * logSumExp" : "";
    if (row().hasProbabilityTargets()) {
      add(lines, "mass", plus("sum of share[j]", zMass));
      add(lines, "gradient[j]", slopes("(mass * softmax[j] - share[j])") + divided());
      return;
    }
    String weight = times(weight(), row().hasFocal() ? "focal" : "");
    String atTarget = "((exp(-u[target]) - 1) - rest) / (1 + rest)";
    if (!row().hasSmoothing() && !row().hasZLoss()) {
      add(lines, "gradient[j]", slopes(times(weight, "softmax[j]")) + divided());
      add(
          lines,
          "  at target",
          slopes(times(weight, atTarget)).replace("[j]", "[target]") + divided());
      return;
    }
    String one = weight.isEmpty() ? "1" : weight;
    String smoothed = row().hasSmoothing() ? " - smoothing[j]" : "";
    add(lines, "spread", plus(row().hasSmoothing() ? "sum of smoothing[j]" : "", zMass));
    add(
        lines,
        "gradient[j]",
        slopes(bracketed("(" + one + " + spread) * softmax[j]", smoothed)) + divided());
    String entry = "(" + times(weight, atTarget) + " + spread * softmax[j]" + smoothed + ")";
    add(lines, "  at target", slopes(entry).replace("[j]", "[target]") + divided());
  }

  /** The product with the Hessian, by the chain rule where the logits are transformed. */
  private void addHessian(HeaderLines lines) {
    String vector = times(hasSlope() ? "slope[j]" : "", "vector[j]");
    add(lines, "pv", "sum of (softmax[j] * " + vector + ")");
    String mass = times(weight(), row().hasFocal() ? "focal" : "");
    if (row().hasProbabilityTargets()) {
      mass = "mass";
    } else if (row().hasSmoothing() || row().hasZLoss()) {
      mass = "(" + (mass.isEmpty() ? "1" : mass) + " + spread)";
    }
    String moved = "(" + vector + " - pv)";
    if (row().hasZLoss()) {
      String twice = literals().number(2 * row().zLoss());
      moved = "(" + times(mass, moved) + " + " + twice + " * pv)";
      mass = "";
    }
    String entry = times(mass, "softmax[j]", moved);
    if (!row().hasFocal()) {
      add(lines, "product[j]", slopes(entry) + divided() + bentBySlope());
      return;
    }
    addBend(lines, vector.replace("[j]", "[target]"));
    String bent = entry + " + bent * softmax[j]";
    add(lines, "product[j]", slopes("(" + bent + ")") + divided() + bentBySlope());
    String atTarget = slopes("(" + bent + " - bent)") + divided() + bentBySlope();
    add(lines, "  at target", atTarget.replace("[j]", "[target]"));
  }

  /** What the second derivative of the focal loss, by the loss without it, adds. */
  private void addBend(HeaderLines lines, String vectorAtTarget) {
    double gamma = row().focalGamma();
    String less = literals().number(gamma - 1);
    String nll = "(log1p(rest) + u[target])";
    add(
        lines,
        "bend",
        literals().number(gamma)
            + " * (1 - softmax[target])^"
            + (gamma < 1 ? "(" + less + ")" : less)
            + " * softmax[target] * (2 - "
            + nll
            + " + "
            + (gamma < 1 ? "(" + less + ")" : less)
            + " * softmax[target] * "
            + nll
            + " / (1 - softmax[target]))");
    add(lines, "bent", times(weight(), "bend", "(pv - " + vectorAtTarget + ")"));
  }

  /** What the second derivative of the soft cap adds: that over its slope, times the gradient. */
  private String bentBySlope() {
    if (!transform().hasSoftcap()) {
      return "";
    }
    String cap = literals().number(transform().softcap());
    return " - gradient[j] * 2 / " + cap + " * tanh(logits[j] / " + cap + ") * vector[j]";
  }

  private static String bracketed(String entry, String smoothed) {
    return smoothed.isEmpty() ? entry : "(" + entry + smoothed + ")";
  }

  private static String plus(String first, String second) {
    return first.isEmpty() || second.isEmpty() ? first + second : first + " + " + second;
  }

  private String slopes(String entry) {
    return times(hasSlope() ? "slope[j]" : "", sampleWeight(), entry);
  }

  private String divided() {
    return spec.isMean() ? " / " + new DivisorWords(spec).shortName() : "";
  }
}
