package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods of one example: each operation over whole arrays and over windows of arrays. */
record ExampleMethods(LossSpec spec) {

  /** Both overloads of every operation. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      methods.add(whole(operation));
      methods.add(window(operation));
    }
    return methods;
  }

  private MethodSpec whole(Operation operation) {
    MethodSpec.Builder method =
        method(operation)
            .addAnnotation(Override.class)
            .addJavadoc(new MethodDocs(spec).example(operation, true))
            .addParameter(operation.input().type(), operation.input().name());
    if (operation.takesTargets()) {
      method.addParameter(TypeName.INT, "target");
    }
    if (operation.hasOutput()) {
      method.addParameter(operation.output().type(), operation.output().name());
    }
    for (Argument argument : arrays(operation)) {
      method.addStatement(argument.check(true, "1"));
    }
    // Not through the other overload: its checks are a good part of one example's time.
    return method.addCode(checkedRow(operation, "0", "0")).build();
  }

  private MethodSpec window(Operation operation) {
    Argument input = operation.input();
    MethodSpec.Builder method =
        method(operation)
            .addJavadoc(new MethodDocs(spec).example(operation, false))
            .addParameter(input.type(), input.name())
            .addParameter(TypeName.INT, input.offset());
    if (operation.takesTargets()) {
      method.addParameter(TypeName.INT, "target");
    }
    if (operation.hasOutput()) {
      method.addParameter(operation.output().type(), operation.output().name());
      method.addParameter(TypeName.INT, operation.output().offset());
    }
    for (Argument argument : arrays(operation)) {
      method.addStatement(argument.check(false, "1"));
    }
    if (operation.hasOutput()) {
      method.addStatement(BatchChecks.inPlaceOrApart(input, operation.output(), "1"));
    }
    String outputAt = operation.hasOutput() ? operation.output().offset() : "";
    return method.addCode(checkedRow(operation, input.offset(), outputAt)).build();
  }

  /** The row, after the checks of what stands in the arrays. */
  private static CodeBlock checkedRow(Operation operation, String inputAt, String outputAt) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (operation.takesTargets()) {
      code.addStatement("$T.target(target, CLASSES)", Kernel.ARGUMENTS);
    }
    if (operation == Operation.NLL) {
      code.addStatement(
          "$T.logProbability(logProbabilities[" + inputAt + " + target],$W0, target)",
          Kernel.ARGUMENTS);
    }
    CodeBlock row = operation.row(inputAt, "target", outputAt);
    return code.addStatement(CodeBlock.builder().add(returnIfAny(operation)).add(row).build())
        .build();
  }

  private static List<Argument> arrays(Operation operation) {
    return operation.hasOutput()
        ? List.of(operation.input(), operation.output())
        : List.of(operation.input());
  }

  private static String returnIfAny(Operation operation) {
    return operation.resultType().equals(TypeName.VOID) ? "" : "return ";
  }

  private static String name(Operation operation) {
    return operation == Operation.COUNT_CORRECT ? "isCorrect" : operation.methodName();
  }

  private static MethodSpec.Builder method(Operation operation) {
    return MethodSpec.methodBuilder(name(operation))
        .addModifiers(Modifier.PUBLIC)
        .returns(operation.resultType());
  }
}
