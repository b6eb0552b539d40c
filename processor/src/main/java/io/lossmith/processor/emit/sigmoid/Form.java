package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.TypeName;
import io.lossmith.Reduction;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.spec.SigmoidSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a spec makes of the signatures: which arrays an operation takes, and how many rows. */
record Form(SigmoidSpec spec) {

  Real real() {
    return Real.of(spec);
  }

  boolean isExample() {
    return spec.batch().isExample();
  }

  boolean isDynamic() {
    return spec.batch().isDynamic();
  }

  /** Whether the rows' losses become one. */
  boolean isReduced() {
    return !isExample() && spec.reduction() != Reduction.NONE;
  }

  boolean isMean() {
    return isReduced() && spec.reduction() == Reduction.MEAN;
  }

  /** Whether a row has one logit, so that nothing needs a loop over classes. */
  boolean isBinary() {
    return spec.classes() == 1;
  }

  List<Operation> operations() {
    return Arrays.stream(Operation.values())
        .filter(
            operation ->
                operation != Operation.COUNT_CORRECT || !spec.row().hasProbabilityTargets())
        .toList();
  }

  /** The number of rows, as an expression. */
  String rows() {
    return isExample() ? "1" : isDynamic() ? "rows" : "ROWS";
  }

  /** The number of logits, as an expression. */
  String entries() {
    if (isExample()) {
      return "CLASSES";
    }
    return isBinary() ? rows() : rows() + " * CLASSES";
  }

  /** The length of an array, as an expression. */
  String length(Argument argument) {
    return argument.classesWide() ? entries() : rows();
  }

  /** Where a row begins in an array, as an expression. */
  String at(Argument argument) {
    if (isExample()) {
      return argument.offset();
    }
    boolean isRowWide = argument.classesWide() && !isBinary();
    return argument.offset() + " + " + (isRowWide ? "row * CLASSES" : "row");
  }

  /** The value of the class at hand in a row's part of an array, as an expression. */
  String element(String array, String at) {
    return array + "[" + at + (isBinary() ? "]" : " + c]");
  }

  /** The constant of the class at hand, as an expression. */
  String constant(String name) {
    return isBinary() ? name : name + "S[c]";
  }

  Argument logits() {
    return real("logits", true);
  }

  Argument targets() {
    return spec.row().hasProbabilityTargets()
        ? real("targets", true)
        : new Argument("targets", TypeName.INT, true);
  }

  Argument sampleWeights() {
    return real("sampleWeights", false);
  }

  Argument vector() {
    return real("vector", true);
  }

  Argument losses() {
    return real("losses", false);
  }

  /** Whether a call takes an array with one weight a row. */
  boolean hasSampleWeightArray(Operation operation) {
    return operation.isWeighted() && spec.row().sampleWeights() && !isExample();
  }

  /** Whether a call takes the one weight of its row. */
  boolean hasSampleWeightNumber(Operation operation) {
    return operation.isWeighted() && spec.row().sampleWeights() && isExample();
  }

  /** The arrays of an operation, in the order of its parameters. */
  List<Argument> arguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>(inputs(operation));
    arguments.addAll(outputs(operation));
    return arguments;
  }

  /** The arrays that are read. */
  List<Argument> inputs(Operation operation) {
    List<Argument> inputs = new ArrayList<>(List.of(logits()));
    if (operation.takesTargets()) {
      inputs.add(targets());
    }
    if (hasSampleWeightArray(operation)) {
      inputs.add(sampleWeights());
    }
    if (operation == Operation.HESSIAN_VECTOR_PRODUCT) {
      inputs.add(vector());
    }
    return inputs;
  }

  /** The arrays that are written. */
  List<Argument> outputs(Operation operation) {
    List<Argument> outputs = new ArrayList<>();
    if (operation.isLoss() && !isExample() && !isReduced()) {
      outputs.add(losses());
    }
    switch (operation) {
      case LOSS_AND_GRADIENT -> outputs.add(real("gradient", true));
      case SIGMOID -> outputs.add(real("probabilities", true));
      case HESSIAN_VECTOR_PRODUCT -> outputs.add(real("product", true));
      case LOSS, COUNT_CORRECT -> {}
    }
    return outputs;
  }

  /** Whether an output may take an input's place. */
  boolean mayTakePlace(Argument output, Argument input) {
    return input.name().equals(output.name().equals("product") ? "vector" : "logits")
        && output.classesWide();
  }

  /** What a call returns. */
  TypeName returnType(Operation operation) {
    if (operation == Operation.COUNT_CORRECT) {
      return TypeName.INT;
    }
    return operation.isLoss() && (isExample() || isReduced()) ? real().type() : TypeName.VOID;
  }

  private Argument real(String name, boolean classesWide) {
    return new Argument(name, real().type(), classesWide);
  }
}
