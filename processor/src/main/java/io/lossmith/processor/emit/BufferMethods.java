package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Each operation over buffers. What lies between a buffer's position and its limit is copied into
 * arrays that the object keeps, the call over windows of arrays does its work, and what it wrote is
 * copied back: so all checks, and all bits, are those of arrays.
 */
record BufferMethods(BatchForm form) {
  private static final ClassName BUFFERS = ClassName.get("io.lossmith.kernel", "Buffers");

  /** The field that holds the arrays. */
  static FieldSpec field() {
    return FieldSpec.builder(BUFFERS, "buffers", Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("Arrays that stand in for buffers; empty until a call has buffers.\n")
        .initializer("new $T()", BUFFERS)
        .build();
  }

  /** One overload of every operation. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      methods.add(method(operation));
    }
    return methods;
  }

  /** The overload of an operation. */
  MethodSpec method(Operation operation) {
    boolean one = form.spec().batch().isExample();
    TypeName returns = one ? operation.resultType(form.numbers()) : form.returnType(operation);
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(form.methodName(operation))
            .addModifiers(Modifier.PUBLIC)
            .returns(returns);
    List<Argument> arguments = new ArrayList<>();
    List<String> passed = new ArrayList<>();
    List<Argument> rowOutputs =
        operation.hasRowOutputs() ? new RowOutputs(form).arguments() : List.of();
    for (Argument argument : form.arguments(operation)) {
      if (one && !argument.classesWide() && !rowOutputs.contains(argument)) {
        if (form.inputs(operation).contains(argument)) {
          addValue(method, argument, passed);
        }
      } else {
        method.addParameter(buffer(argument), argument.name());
        arguments.add(argument);
        passed.add(argument.name() + "Array, 0");
      }
    }
    MethodSpec signature = method.build();
    method.addJavadoc(
        new MethodDocs(form).buffers(operation, signature.name(), signature.parameters()));
    addRows(method, operation, passed);
    List<Argument> outputs = form.outputs(operation);
    for (Argument argument : arguments) {
      method.addStatement(
          "$T.$L($S, $N,$W$L, $L)",
          BUFFERS,
          outputs.contains(argument) ? "output" : "input",
          argument.name(),
          argument.name(),
          form.rows(),
          argument.width());
    }
    for (Argument argument : arguments) {
      method.addStatement(
          "$T $LArray = buffers.$L($L, $N)",
          argument.type(),
          argument.name(),
          outputs.contains(argument) ? "room" : "copy",
          arguments.indexOf(argument),
          argument.name());
    }
    String call = signature.name() + "(" + String.join(",$W", passed) + ")";
    List<Argument> written = new ArrayList<>(arguments);
    written.retainAll(outputs);
    if (returns.equals(TypeName.VOID)) {
      return method.addStatement(call).addCode(copiedBack(written)).build();
    }
    if (written.isEmpty()) {
      return method.addStatement("return " + call).build();
    }
    return method
        .addStatement("$T result = " + call, returns)
        .addCode(copiedBack(written))
        .addStatement("return result")
        .build();
  }

  /** A parameter that is one value where a call has one example. */
  private void addValue(MethodSpec.Builder method, Argument argument, List<String> passed) {
    String name = argument.name().equals("targets") ? "target" : "sampleWeight";
    method.addParameter(argument.element(), name);
    passed.add(name);
  }

  private void addRows(MethodSpec.Builder method, Operation operation, List<String> passed) {
    if (!form.isDynamic()) {
      return;
    }
    if (operation.takesTargets() && !form.terms().hasProbabilities()) {
      method.addStatement("int rows = targets.remaining()");
    } else {
      String input = form.input(operation).name();
      method.addStatement(
          "int rows = $T.wholeRows($S, $N.remaining(), CLASSES)", Kernel.ARGUMENTS, input, input);
    }
    passed.add("rows");
  }

  private static CodeBlock copiedBack(List<Argument> outputs) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Argument output : outputs) {
      code.addStatement("$1N.put($1N.position(), $1NArray, 0,$W$1N.remaining())", output.name());
    }
    return code.build();
  }

  private static ClassName buffer(Argument argument) {
    String element = argument.element().toString();
    return ClassName.get(
        "java.nio", Character.toUpperCase(element.charAt(0)) + element.substring(1) + "Buffer");
  }
}
