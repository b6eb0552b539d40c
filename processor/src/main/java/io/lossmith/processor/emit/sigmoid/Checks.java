package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.emit.Kernel;
import java.util.List;

/** The checks of a call, all made before anything is written. */
record Checks(Form form) {
  static final ClassName BINARY_TARGETS = Kernel.kernel("BinaryTargets");

  /** Of whole arrays: their lengths; of one example also where they lie. */
  CodeBlock ofWholeArrays(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument argument : form.arguments(operation)) {
      // Where the logits say how many rows there are, they have the right length.
      if (!form.isDynamic() || !argument.equals(form.logits())) {
        code.addStatement(argument.check(true, form.rows()));
      }
    }
    return form.isExample() ? code.add(ofOverlaps(operation, true)).build() : code.build();
  }

  /** Of windows of arrays: where they lie. */
  CodeBlock ofWindows(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument argument : form.arguments(operation)) {
      code.addStatement(argument.check(false, form.rows()));
    }
    return code.add(ofOverlaps(operation, false)).build();
  }

  /** Of where arrays lie to one another; whole arrays are at offset 0 of themselves. */
  private CodeBlock ofOverlaps(Operation operation, boolean whole) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Argument> outputs = form.outputs(operation);
    for (Argument output : outputs) {
      for (Argument input : form.inputs(operation)) {
        boolean mayTakePlace = form.mayTakePlace(output, input);
        if (input.element().equals(output.element()) && !(whole && mayTakePlace)) {
          code.addStatement(
              mayTakePlace ? inPlaceOrApart(input, output) : apart(input, output, whole));
        }
      }
    }
    if (outputs.size() == 2) {
      code.addStatement(apart(outputs.get(0), outputs.get(1), whole));
    }
    return code.build();
  }

  /** Of what the arrays hold. */
  CodeBlock ofTargets(Operation operation, String targetsOffset) {
    if (!operation.takesTargets()) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .addStatement(
            "$T.check(targets, $L, $L$L)",
            BINARY_TARGETS,
            targetsOffset,
            form.entries(),
            form.spec().row().hasIgnoreIndex() ? ", IGNORE_INDEX" : "")
        .build();
  }

  private CodeBlock inPlaceOrApart(Argument input, Argument output) {
    return CodeBlock.of(
        "$T.inPlaceOrApart($S, $N, $N,$W$S, $N, $N,$W$L, CLASSES)",
        Kernel.ARGUMENTS,
        input.name(),
        input.name(),
        input.offset(),
        output.name(),
        output.name(),
        output.offset(),
        form.rows());
  }

  private CodeBlock apart(Argument first, Argument second, boolean whole) {
    return CodeBlock.of(
        "$T.apart($S, $N, $L, $L,$W$S, $N, $L, $L)",
        Kernel.ARGUMENTS,
        first.name(),
        first.name(),
        whole ? "0" : first.offset(),
        form.length(first),
        second.name(),
        second.name(),
        whole ? "0" : second.offset(),
        form.length(second));
  }
}
