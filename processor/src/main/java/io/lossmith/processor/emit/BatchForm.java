package io.lossmith.processor.emit;

import com.palantir.javapoet.TypeName;
import io.lossmith.Reduction;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;

/** What the batch shape and the reduction of a spec make of an operation. */
record BatchForm(LossSpec spec) {
  private static final Argument TARGETS = new Argument("targets", TypeName.INT, false);
  static final Argument LOSSES = new Argument("losses", TypeName.FLOAT, false);

  boolean isDynamic() {
    return spec.batch().isDynamic();
  }

  /** The number of rows, as an expression. */
  String rows() {
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

  /** The arrays of an operation, in the order of its parameters. */
  List<Argument> arguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>(inputs(operation));
    arguments.addAll(outputs(operation));
    return arguments;
  }

  /** The arrays that are read. */
  List<Argument> inputs(Operation operation) {
    return operation.takesTargets()
        ? List.of(operation.input(), TARGETS)
        : List.of(operation.input());
  }

  /** The arrays that are written. */
  List<Argument> outputs(Operation operation) {
    List<Argument> outputs = new ArrayList<>();
    if (operation.result() == Operation.Result.LOSS && !isReduced()) {
      outputs.add(LOSSES);
    } else if (operation.result() == Operation.Result.VALUE) {
      outputs.add(operation.valueArray());
    }
    if (operation.hasOutput()) {
      outputs.add(operation.output());
    }
    return outputs;
  }

  /** What a call returns. */
  TypeName returnType(Operation operation) {
    if (operation.result() == Operation.Result.CORRECT) {
      return TypeName.INT;
    }
    return reduces(operation) ? TypeName.FLOAT : TypeName.VOID;
  }

  /** The divisor of an operation's rows. */
  Divisor divisor(Operation operation) {
    return operation == Operation.LOSS_AND_GRADIENT ? Divisor.of(spec) : Divisor.NONE;
  }
}
