package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.List;

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
      if (output.classesWide()) {
        code.addStatement(inPlaceOrApart(input, output, form.rows()));
      } else {
        code.addStatement(apart(input, output));
      }
    }
    for (Argument read : form.inputs(operation).subList(1, form.inputs(operation).size())) {
      for (Argument output : outputs) {
        if (read.element().equals(output.element())) {
          code.addStatement(apart(read, output));
        }
      }
    }
    if (outputs.size() == 2) {
      code.addStatement(apart(outputs.get(0), outputs.get(1)));
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
    return CodeBlock.of(
        "$T.apart($S, $N, $N, $L,$W$S, $N, $N, $L)",
        Kernel.ARGUMENTS,
        first.name(),
        first.name(),
        first.offset(),
        first.length(form.rows()),
        second.name(),
        second.name(),
        second.offset(),
        second.length(form.rows()));
  }
}
