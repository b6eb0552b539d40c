package io.lossmith.processor.emit.sigmoid;

import io.lossmith.Reduction;
import io.lossmith.processor.emit.HeaderLines;
import io.lossmith.processor.spec.RowOptions;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.List;

/** The loss of a spec in Keras and Optax, as far as they have one for it. */
record Equivalents(Form form) {
  private static final int COLUMN = 8;

  List<String> lines() {
    HeaderLines lines = new HeaderLines(COLUMN);
    if (hasKeras()) {
      lines.add("Keras", keras());
    }
    if (!spec().hasPositiveWeights()) {
      lines.add("Optax", optax());
    }
    return lines.all();
  }

  private boolean hasKeras() {
    return !row().hasClassWeights() && !spec().hasPositiveWeights() && !row().hasIgnoreIndex();
  }

  private String keras() {
    List<String> arguments = new ArrayList<>(List.of("from_logits=True"));
    if (row().hasFocal()) {
      arguments.add("gamma=" + number(row().focalGamma()));
    }
    if (row().hasSmoothing()) {
      arguments.add("label_smoothing=" + number(row().labelSmoothing()));
    }
    if (!form.isMean()) {
      arguments.add("reduction=" + (sums() ? "'sum'" : "None"));
    }
    // It takes the mean over the classes of a row in any case.
    boolean undoesMean = !form.isMean() && !form.isBinary();
    return (undoesMean ? spec().classes() + " * " : "")
        + (row().hasFocal() ? "BinaryFocalCrossentropy(" : "BinaryCrossentropy(")
        + String.join(", ", arguments)
        + ")(targets, logits"
        + (row().sampleWeights() ? ", sampleWeights" : "")
        + ")";
  }

  private String optax() {
    String entries =
        row().hasFocal()
            ? "sigmoid_focal_loss(logits, "
                + labels()
                + ", gamma="
                + number(row().focalGamma())
                + ")"
            : "sigmoid_binary_cross_entropy(logits, " + labels() + ")";
    List<String> factors = new ArrayList<>();
    if (row().hasClassWeights()) {
      factors.add("w");
    }
    if (row().sampleWeights()) {
      factors.add(form.isExample() ? "sampleWeight" : "sampleWeights[:, None]");
    }
    if (row().hasIgnoreIndex()) {
      factors.add("(targets != " + row().ignoreIndex().getAsInt() + ")");
    }
    factors.add(entries);
    String product = String.join(" * ", factors);
    String all = factors.size() > 1 ? "(" + product + ")" : product;
    if (form.isMean()) {
      return all + (row().hasIgnoreIndex() ? ".sum() / divisor" : ".mean()");
    }
    if (sums()) {
      return all + ".sum()";
    }
    return form.isBinary() ? product : all + ".sum(-1)";
  }

  private String labels() {
    if (!row().hasSmoothing()) {
      return "targets";
    }
    String smoothing = number(row().labelSmoothing());
    return "(1 - " + smoothing + ") * targets + " + smoothing + " / 2";
  }

  private boolean sums() {
    return form.isExample() || spec().reduction() == Reduction.SUM;
  }

  private String number(double value) {
    return form.real().text(value);
  }

  private SigmoidSpec spec() {
    return form.spec();
  }

  private RowOptions row() {
    return form.spec().row();
  }
}
