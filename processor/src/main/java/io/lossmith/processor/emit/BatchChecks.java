package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
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
      code.addStatement(
          "$T.targets(targets, targetsOffset, $L, CLASSES)", Kernel.ARGUMENTS, form.rows());
    }
    if (operation == Operation.NLL) {
      code.addStatement(
          "$T.logProbabilities(logProbabilities, logProbabilitiesOffset,$Wtargets, targetsOffset,"
              + "$W$L,$WCLASSES)",
          Kernel.ARGUMENTS,
          form.rows());
    }
    return code.build();
  }

  private void addOverlaps(CodeBlock.Builder code, Operation operation) {
    List<Argument> outputs = form.outputs(operation);
    for (Argument output : outputs) {
      if (output.element().equals(TypeName.FLOAT)) {
        code.addStatement(
            output.classesWide()
                ? inPlaceOrApart(operation.input(), output, form.rows())
                : apart(operation.input(), output));
      }
    }
    if (outputs.size() == 2) {
      code.addStatement(apart(outputs.get(0), outputs.get(1)));
    }
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

  private CodeBlock apart(Argument first, Argument second) {
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
