package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;
import io.lossmith.Output;
import io.lossmith.Reduction;
import io.lossmith.RowLosses;
import io.lossmith.WarmUp;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What the batch shape, the reduction and the options of a spec make of an operation's arrays.
 *
 * @param spec the spec
 * @param top among how many of the first classes a target has to be for its row to count; 0 where
 *     it has to be the first
 */
record BatchForm(LossSpec spec, int top) {
  static final String LOSSES = "losses";

  /** Of a spec's methods but those of {@link #inTop}. */
  BatchForm(LossSpec spec) {
    this(spec, 0);
  }

  /** The same, where a row counts whose target is among so many classes. */
  BatchForm inTop(int classes) {
    return new BatchForm(spec, classes);
  }

  /** The name of an operation's methods. */
  String methodName(Operation operation) {
    if (operation != Operation.COUNT_CORRECT) {
      return operation.methodName();
    }
    if (spec.batch().isExample()) {
      return top == 0 ? "isCorrect" : "isInTop" + top;
    }
    return top == 0 ? operation.methodName() : "countInTop" + top;
  }

  /** Whether a method over whole arrays is one of an interface. */
  boolean implementsMethod(Operation operation) {
    return implementsInterface() && operation.isOfInterface() && top == 0;
  }

  Numbers numbers() {
    return Numbers.of(spec);
  }

  RowTerms terms() {
    return new RowTerms(spec);
  }

  boolean isDynamic() {
    return spec.batch().isDynamic();
  }

  /** Whether the class has the methods of an interface, with the same parameters. */
  boolean implementsInterface() {
    return numbers() == Numbers.FLOAT
        && !terms().hasProbabilities()
        && !terms().row().sampleWeights()
        && spec.options().outputs().isEmpty()
        && !spec.options().format().isNarrow();
  }

  /** The one interface of the class, by which most callers know it. */
  Class<? extends WarmUp> superinterface() {
    if (!implementsInterface()) {
      return WarmUp.class;
    }
    if (spec.batch().isExample()) {
      return ExampleLoss.class;
    }
    return isReduced() ? BatchLoss.class : RowLosses.class;
  }

  /** The number of rows, as an expression. */
  String rows() {
    if (spec.batch().isExample()) {
      return "1";
    }
    return isDynamic() ? "rows" : "ROWS";
  }

  /** Whether the rows' losses become one. */
  boolean isReduced() {
    return spec.reduction() != Reduction.NONE;
  }

  /** Whether the result of the operation's rows is a reduced loss. */
  boolean reduces(Operation operation) {
    return operation.result() == Operation.Result.LOSS && isReduced();
  }

  /** Where each row's loss goes. */
  Argument losses() {
    return new Argument(LOSSES, numbers().type(), false);
  }

  Argument input(Operation operation) {
    return stored(operation.input(numbers()));
  }

  Argument output(Operation operation) {
    return stored(operation.output(numbers()));
  }

  /** An array as callers hold it. */
  private Argument stored(Argument argument) {
    boolean isShort =
        spec.options().format().isNarrow()
            && (argument.name().equals("logits") || argument.name().equals("gradient"));
    return isShort ? new Argument(argument.name(), TypeName.SHORT, true) : argument;
  }

  /** An array as rows are computed on. */
  Argument computed(Argument argument) {
    return argument.element().equals(TypeName.SHORT)
        ? new Argument(argument.name(), numbers().type(), true)
        : argument;
  }

  /** The arrays of an operation, in the order of its parameters. */
  List<Argument> arguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>(inputs(operation));
    arguments.addAll(outputs(operation));
    return arguments;
  }

  /** The arrays that are read. */
  List<Argument> inputs(Operation operation) {
    List<Argument> inputs = new ArrayList<>(List.of(input(operation)));
    if (operation.takesTargets()) {
      inputs.add(targets());
    }
    if (operation.takesSampleWeights()) {
      inputs.addAll(sampleWeights());
    }
    if (operation.hasVector()) {
      inputs.add(vector());
    }
    return inputs;
  }

  /** Which array says how many rows there are where the shape leaves it open. */
  Argument counted(Operation operation) {
    return operation.takesTargets() && !targets().classesWide() ? targets() : input(operation);
  }

  /** What the Hessian is multiplied by. */
  Argument vector() {
    return new Argument("vector", numbers().type(), true);
  }

  /** What tells the targets. */
  Argument targets() {
    return terms().hasProbabilities()
        ? new Argument("targets", numbers().type(), true)
        : new Argument("targets", TypeName.INT, false);
  }

  /** The weights of rows, if the spec has any. */
  List<Argument> sampleWeights() {
    return terms().row().sampleWeights()
        ? List.of(new Argument("sampleWeights", numbers().type(), false))
        : List.of();
  }

  /** The arrays that are written. */
  List<Argument> outputs(Operation operation) {
    List<Argument> outputs = new ArrayList<>();
    if (operation.result() == Operation.Result.LOSS && !isReduced()) {
      outputs.add(losses());
    } else if (operation.result() == Operation.Result.VALUE) {
      outputs.add(operation.valueArray(numbers()));
    }
    if (operation.hasRowOutputs()) {
      if (spec.options().returns(Output.LOSSES)) {
        outputs.add(losses());
      }
      outputs.addAll(new RowOutputs(this).arguments());
    }
    if (operation.hasOutput()) {
      outputs.add(output(operation));
    }
    return outputs;
  }

  /** What a call returns. */
  TypeName returnType(Operation operation) {
    if (operation.result() == Operation.Result.CORRECT) {
      return TypeName.INT;
    }
    return reduces(operation) ? numbers().type() : TypeName.VOID;
  }

  /** The divisor of what an operation writes. */
  Divisor divisor(Operation operation) {
    return operation.writesDerivative() ? Divisor.of(spec) : Divisor.NONE;
  }

  /** Whether a call's mean is divided by what its targets and weights say. */
  boolean sumsDivisor() {
    return spec.isMean() && !spec.options().dividesByAllRows();
  }

  /** The runtime class that checks what targets and log-probabilities hold. */
  ClassName checks() {
    return ignores() || terms().hasProbabilities() ? Kernel.TARGETS : Kernel.ARGUMENTS;
  }

  /** Whether the targets of a call's rows may say that a row does not count. */
  boolean ignores() {
    return terms().row().hasIgnoreIndex();
  }
}
