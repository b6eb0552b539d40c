package io.lossmith.processor.emit;

import io.lossmith.Divisor;
import io.lossmith.processor.spec.LogitTransform;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.RowOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The loss of a spec in the words of other libraries, as far as they have one for it. */
record Equivalents(LossSpec spec) {
  private static final int COLUMN = 10;

  /** What the calls take. */
  String tensors() {
    boolean transformed = !transform().isPlain();
    return "The same elsewhere, of tensors "
        + shape(true)
        + " of logits and "
        + shape(row().hasProbabilityTargets())
        + " of targets"
        + (transformed ? ", where {@code y} is made of the logits as for PyTorch" : "")
        + ":";
  }

  List<String> lines() {
    HeaderLines lines = new HeaderLines(COLUMN);
    String label = "PyTorch";
    for (String line : new PyTorchCall(spec).lines()) {
      lines.add(label, line);
      label = "";
    }
    if (hasOnnx()) {
      lines.add("ONNX", onnx());
    }
    if (hasKeras()) {
      lines.add("Keras", keras());
    }
    if (hasOptax()) {
      lines.add("Optax", optax());
    }
    return lines.all();
  }

  private RowOptions row() {
    return spec.options().row();
  }

  private LogitTransform transform() {
    return spec.options().transform();
  }

  private String number(double value) {
    return new Literals(spec).number(value);
  }

  private String y() {
    return transform().isPlain() ? "logits" : "y";
  }

  private boolean isExample() {
    return spec.batch().isExample();
  }

  /** The shape of a tensor: row after row, or with the axis of the classes second. */
  private String shape(boolean classesWide) {
    List<Integer> dimensions = spec.batch().dimensions();
    if (!spec.options().isClassesFirst() || dimensions.size() < 2) {
      String rows = spec.batch().isDynamic() ? "rows" : "" + spec.batch().fixedRows();
      return "[" + rows + (classesWide ? ", " + spec.classes() : "") + "]";
    }
    return IntStream.range(0, dimensions.size())
        .mapToObj(
            axis ->
                (axis == 0 && spec.batch().isDynamic() ? "n" : "" + dimensions.get(axis))
                    + (axis == 0 && classesWide ? ", " + spec.classes() : ""))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Whether the axis of the classes is not the last. */
  private boolean isClassesSecond() {
    return spec.options().isClassesFirst() && spec.batch().dimensions().size() > 1;
  }

  private boolean adds() {
    return row().hasFocal() || row().hasZLoss();
  }

  private boolean hasOnnx() {
    return !adds()
        && !row().hasProbabilityTargets()
        && !row().hasSmoothing()
        && !row().sampleWeights()
        && (!spec.isMean() || new PyTorchCall(spec).dividesAlike());
  }

  private String onnx() {
    return "SoftmaxCrossEntropyLoss("
        + y()
        + ", targets"
        + (row().hasClassWeights() ? ", w" : "")
        + "), reduction = \""
        + reduction("mean")
        + "\""
        + (row().hasIgnoreIndex() ? ", ignore_index = " + row().ignoreIndex().getAsInt() : "");
  }

  private String reduction(String mean) {
    if (spec.isMean()) {
      return mean;
    }
    return isExample() || new BatchForm(spec).isReduced() ? "sum" : "none";
  }

  private boolean hasKeras() {
    boolean smoothsSome = row().hasSmoothing() && (transform().hasMask() || row().hasIgnoreIndex());
    boolean distribution = row().hasProbabilityTargets() && transform().hasMask();
    return !adds()
        && !row().hasClassWeights()
        && !smoothsSome
        && !distribution
        && !isClassesSecond()
        && !kerasReduction().isEmpty();
  }

  /** Keras divides by the rows that count, or by their weights; empty for another divisor. */
  private String kerasReduction() {
    if (!spec.isMean()) {
      return reduction("");
    }
    boolean weighs =
        spec.options().mean().divisor() == Divisor.TARGET_WEIGHTS && row().sampleWeights();
    if (weighs) {
      return "mean_with_sample_weight";
    }
    boolean all = spec.options().mean().divisor() == Divisor.ALL_ROWS && row().hasIgnoreIndex();
    return all ? "" : "sum_over_batch_size";
  }

  private String keras() {
    boolean sparse = !row().hasProbabilityTargets() && !row().hasSmoothing();
    String call =
        (sparse ? "SparseCategoricalCrossentropy" : "CategoricalCrossentropy")
            + "(from_logits=True";
    if (row().hasSmoothing()) {
      call += ", label_smoothing=" + number(row().labelSmoothing());
    }
    if (row().hasIgnoreIndex()) {
      call += ", ignore_class=" + row().ignoreIndex().getAsInt();
    }
    if (!"sum_over_batch_size".equals(kerasReduction())) {
      call += ", reduction='" + kerasReduction() + "'";
    }
    boolean oneHot = !sparse && !row().hasProbabilityTargets();
    String targets = oneHot ? "one_hot(targets, " + spec.classes() + ")" : "targets";
    String weights = row().sampleWeights() ? ", sampleWeights" : "";
    return call + ")(" + targets + ", " + y() + weights + ")";
  }

  private boolean hasOptax() {
    boolean weighted =
        row().hasClassWeights() && (row().hasSmoothing() || row().hasProbabilityTargets());
    boolean smoothsSome = row().hasSmoothing() && (transform().hasMask() || row().hasIgnoreIndex());
    boolean distribution = row().hasProbabilityTargets() && transform().hasMask();
    boolean oneHotSecond =
        row().hasSmoothing() && !row().hasProbabilityTargets() && isClassesSecond();
    return !adds() && !weighted && !smoothsSome && !distribution && !oneHotSecond;
  }

  private String optax() {
    String rows = optaxRows();
    if (row().hasIgnoreIndex()) {
      rows += " * (targets != " + row().ignoreIndex().getAsInt() + ")";
    }
    if (row().hasClassWeights()) {
      rows = "w[targets] * " + rows;
    }
    if (row().sampleWeights()) {
      rows = "sampleWeights * " + rows;
    }
    if (!isExample() && !new BatchForm(spec).isReduced()) {
      return rows;
    }
    String sum = rows.contains(" * ") ? "(" + rows + ")" : rows;
    if (!spec.isMean()) {
      return sum + ".sum()";
    }
    return spec.options().dividesByAllRows() ? sum + ".mean()" : sum + ".sum() / divisor";
  }

  private String optaxRows() {
    String axis = isClassesSecond() ? ", axis=1" : "";
    if (!row().hasProbabilityTargets() && !row().hasSmoothing()) {
      return "softmax_cross_entropy_with_integer_labels(" + y() + ", targets" + axis + ")";
    }
    String targets =
        row().hasProbabilityTargets() ? "targets" : "one_hot(targets, " + spec.classes() + ")";
    if (row().hasSmoothing()) {
      targets =
          isClassesSecond()
              ? "(1 - "
                  + number(row().labelSmoothing())
                  + ") * targets + "
                  + number(row().labelSmoothing())
                  + " / "
                  + spec.classes()
              : "smooth_labels(" + targets + ", " + number(row().labelSmoothing()) + ")";
    }
    return "softmax_cross_entropy(" + y() + ", " + targets + axis + ")";
  }
}
