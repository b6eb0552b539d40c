package io.lossmith.processor.emit.sigmoid;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.processor.emit.Argument;
import io.lossmith.processor.emit.BufferMethod;
import io.lossmith.processor.emit.Kernel;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The methods that a user calls: each operation over arrays, windows of arrays, and buffers. */
record Methods(Form form) {
  private static final String SAMPLE_WEIGHT = "sampleWeight";

  /** Every overload of every operation. */
  List<MethodSpec> all() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : form.operations()) {
      methods.add(whole(operation));
      methods.add(window(operation));
      methods.add(buffers(operation));
    }
    return methods;
  }

  private MethodSpec whole(Operation operation) {
    MethodSpec.Builder method = method(operation).addJavadoc(new MethodDocs(form).whole(operation));
    List<String> passed = new ArrayList<>();
    for (Argument argument : form.arguments(operation)) {
      method.addParameter(argument.type(), argument.name());
      passed.add(argument.name() + ", 0");
      addSampleWeight(method, operation, argument, passed);
    }
    Checks checks = new Checks(form);
    if (form.isExample()) {
      // Not through the other overload: its checks are a good part of one example's time.
      return method
          .addCode(checks.ofWholeArrays(operation))
          .addCode(checks.ofTargets(operation, "0"))
          .addCode(new Bodies(form, true).of(operation))
          .build();
    }
    if (form.isDynamic()) {
      method.addStatement(
          "int rows = $T.wholeRows($S, logits.length, CLASSES)", Kernel.ARGUMENTS, "logits");
      passed.add("rows");
    }
    boolean returns = !form.returnType(operation).equals(TypeName.VOID);
    return method
        .addCode(checks.ofWholeArrays(operation))
        .addStatement(
            (returns ? "return " : "")
                + operation.methodName()
                + "("
                + String.join(",$W", passed)
                + ")")
        .build();
  }

  private MethodSpec window(Operation operation) {
    MethodSpec.Builder method =
        method(operation).addJavadoc(new MethodDocs(form).window(operation));
    for (Argument argument : form.arguments(operation)) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
      addSampleWeight(method, operation, argument, new ArrayList<>());
    }
    if (form.isDynamic()) {
      method.addParameter(TypeName.INT, "rows");
      method.addStatement(
          "$T.rowCount(rows, $L)", Kernel.ARGUMENTS, form.spec().batch().fixedRows());
    }
    Checks checks = new Checks(form);
    return method
        .addCode(checks.ofWindows(operation))
        .addCode(checks.ofTargets(operation, "targetsOffset"))
        .addCode(CodeBlock.of("\n"))
        .addCode(new Bodies(form, false).of(operation))
        .build();
  }

  private MethodSpec buffers(Operation operation) {
    BufferMethod method =
        new BufferMethod(operation.methodName(), form.returnType(operation), form.rows());
    for (Argument input : form.inputs(operation)) {
      method.addInput(input);
      if (input.equals(form.targets()) && form.hasSampleWeightNumber(operation)) {
        method.addValue(form.real().type(), SAMPLE_WEIGHT);
      }
    }
    form.outputs(operation).forEach(method::addOutput);
    if (form.isDynamic()) {
      method.countRows(form.logits());
    }
    MethodDocs docs = new MethodDocs(form);
    return method.build(docs.result(operation), docs.refusedValues(operation));
  }

  /** The weight of one example stands where the array of weights would: after the targets. */
  private void addSampleWeight(
      MethodSpec.Builder method, Operation operation, Argument before, List<String> passed) {
    if (before.equals(form.targets()) && form.hasSampleWeightNumber(operation)) {
      method.addParameter(form.real().type(), SAMPLE_WEIGHT);
      passed.add(SAMPLE_WEIGHT);
    }
  }

  private MethodSpec.Builder method(Operation operation) {
    return MethodSpec.methodBuilder(operation.methodName())
        .addModifiers(Modifier.PUBLIC)
        .returns(form.returnType(operation));
  }
}
