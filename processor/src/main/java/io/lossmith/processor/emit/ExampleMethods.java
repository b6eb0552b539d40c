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
            .addJavadoc(new MethodDocs(spec).example(operation, true));
    List<String> passed = new ArrayList<>();
    for (Argument argument : arrays(operation)) {
      method.addStatement(argument.check(true, "1"));
      passed.add(argument.name() + ", 0");
    }
    method.addParameter(operation.input().type(), operation.input().name());
    if (operation.takesTargets()) {
      method.addParameter(TypeName.INT, "target");
      passed.add(1, "target");
    }
    if (operation.hasOutput()) {
      method.addParameter(operation.output().type(), operation.output().name());
    }
    String call = name(operation) + "(" + String.join(",$W", passed) + ")";
    return method.addStatement(returnIfAny(operation) + call).build();
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
    return method
        .addCode(checks(operation))
        .addStatement(
            CodeBlock.builder()
                .add(returnIfAny(operation))
                .add(
                    operation.row(
                        input.offset(),
                        "target",
                        operation.hasOutput() ? operation.output().offset() : "",
                        Divisor.NONE))
                .build())
        .build();
  }

  private CodeBlock checks(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument argument : arrays(operation)) {
      code.addStatement(argument.check(false, "1"));
    }
    if (operation.hasOutput()) {
      code.addStatement(BatchChecks.inPlaceOrApart(operation.input(), operation.output(), "1"));
    }
    if (operation.takesTargets()) {
      code.addStatement("$T.target(target, CLASSES)", Kernel.ARGUMENTS);
    }
    if (operation == Operation.NLL) {
      code.addStatement(
          "$T.logProbability(logProbabilities[logProbabilitiesOffset + target],$W0, target)",
          Kernel.ARGUMENTS);
    }
    return code.build();
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
