package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.Function;

/** The checks of a batch call on windows of arrays, all made before anything is written. */
record BatchChecks(BatchForm form) {

  CodeBlock of(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument argument : form.arguments(operation)) {
      code.addStatement(argument.check(false, form.rows()));
    }
    addOverlaps(code, operation);
    if (operation.takesTargets()) {
      code.addStatement(targets());
    }
    if (operation == Operation.NLL) {
      code.addStatement(
          "$T.logProbabilities(logProbabilities, logProbabilitiesOffset,$W"
              + (form.terms().hasProbabilities() ? "" : "targets, targetsOffset,$W")
              + "$L,$WCLASSES$L)",
          wideChecks(),
          form.rows(),
          isStrided() ? stride() : ignored(form));
    }
    return code.build();
  }

  private void addOverlaps(CodeBlock.Builder code, Operation operation) {
    Argument input = form.input(operation);
    List<Argument> outputs = form.outputs(operation);
    for (Argument output : outputs) {
      if (!output.element().equals(input.element())) {
        continue;
      }
      if (output.classesWide() && !operation.hasVector()) {
        code.addStatement(inPlaceOrApart(input, output, form.rows()));
      } else {
        code.addStatement(apart(input, output));
      }
    }
    for (Argument read : form.inputs(operation).subList(1, form.inputs(operation).size())) {
      for (Argument output : outputs) {
        if (operation.hasVector() && read.equals(form.vector())) {
          code.addStatement(inPlaceOrApart(read, output, form.rows()));
        } else if (read.element().equals(output.element())) {
          code.addStatement(apart(read, output));
        }
      }
    }
    for (int i = 1; i < outputs.size(); i++) {
      for (Argument other : outputs.subList(0, i)) {
        if (other.element().equals(outputs.get(i).element())) {
          code.addStatement(apart(other, outputs.get(i)));
        }
      }
    }
  }

  private CodeBlock targets() {
    return form.terms().hasProbabilities()
        ? CodeBlock.of(
            "$T.probabilities(targets, targetsOffset,$W$L, CLASSES$L)",
            wideChecks(),
            form.rows(),
            isStrided() ? ", INNER" : "")
        : CodeBlock.of(
            "$T.targets(targets, targetsOffset,$W$L, CLASSES$L)",
            form.checks(),
            form.rows(),
            ignored(form));
  }

  private String stride() {
    if (form.terms().hasProbabilities()) {
      return ", INNER";
    }
    return form.ignores() ? ", INNER, IGNORE_INDEX" : ", INNER, -1";
  }

  private boolean isStrided() {
    return new Staging(form).isStrided();
  }

  /** The runtime class that checks arrays with a value for each class. */
  private ClassName wideChecks() {
    return isStrided() ? Kernel.STRIDED_TARGETS : form.checks();
  }

  /** The argument that lets a check pass over ignored rows. */
  static String ignored(BatchForm form) {
    return form.ignores() ? ", IGNORE_INDEX" : "";
  }

  /** A check that an output is its input at the same offset, or lies apart from it. */
  static CodeBlock inPlaceOrApart(Argument input, Argument output, String rows) {
    return CodeBlock.of(
        "$T.inPlaceOrApart($S, $N, $N,$W$S, $N, $N,$W$L, CLASSES)",
        Kernel.ARGUMENTS,
        input.name(),
        input.name(),
        input.offset(),
        output.name(),
        output.name(),
        output.offset(),
        rows);
  }

  CodeBlock apart(Argument first, Argument second) {
    return apart(first, second, Argument::offset);
  }

  /** A check that two arrays lie apart, given where the batch begins in each. */
  CodeBlock apart(Argument first, Argument second, Function<Argument, String> start) {
    return CodeBlock.of(
        "$T.apart($S, $N, $L, $L,$W$S, $N, $L, $L)",
        Kernel.ARGUMENTS,
        first.name(),
        first.name(),
        start.apply(first),
        first.length(form.rows()),
        second.name(),
        second.name(),
        start.apply(second),
        second.length(form.rows()));
  }
}
