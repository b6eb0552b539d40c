package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** The methods of one example: each operation over whole arrays and over windows of arrays. */
record ExampleMethods(BatchForm form) {

  /** Both overloads of every operation. */
  List<MethodSpec> callable() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      methods.addAll(of(operation));
    }
    return methods;
  }

  /** Both overloads of an operation. */
  List<MethodSpec> of(Operation operation) {
    return List.of(whole(operation), window(operation));
  }

  private MethodSpec whole(Operation operation) {
    MethodSpec.Builder method =
        method(operation).addJavadoc(new MethodDocs(form).example(operation, true));
    if (form.implementsMethod(operation)) {
      method.addAnnotation(Override.class);
    }
    addParameters(method, operation, false);
    for (Argument argument : arrays(operation)) {
      method.addStatement(argument.check(true, "1"));
    }
    addApart(method, operation, argument -> "0");
    // Not through the other overload: its checks are a good part of one example's time.
    return method.addCode(checkedRow(operation, argument -> "0")).build();
  }

  private MethodSpec window(Operation operation) {
    MethodSpec.Builder method =
        method(operation).addJavadoc(new MethodDocs(form).example(operation, false));
    addParameters(method, operation, true);
    for (Argument argument : arrays(operation)) {
      method.addStatement(argument.check(false, "1"));
    }
    if (operation.hasOutput() && !operation.hasVector()) {
      Argument output = form.output(operation);
      if (output.element().equals(form.input(operation).element())) {
        method.addStatement(BatchChecks.inPlaceOrApart(form.input(operation), output, "1"));
      }
    }
    addApart(method, operation, Argument::offset);
    return method.addCode(checkedRow(operation, Argument::offset)).build();
  }

  /** Checks that outputs lie apart from what they may not be written over. */
  private void addApart(
      MethodSpec.Builder method, Operation operation, Function<Argument, String> start) {
    List<Argument> outputs = new ArrayList<>(rowOutputs(operation));
    if (operation.hasOutput()) {
      outputs.add(form.output(operation));
    }
    List<Argument> arrays = arrays(operation);
    for (Argument output : outputs) {
      for (Argument other : arrays.subList(0, arrays.indexOf(output))) {
        boolean mayBeOutput =
            output.classesWide() && !operation.hasVector() && other.equals(form.input(operation));
        if (!mayBeOutput && other.element().equals(output.element())) {
          method.addStatement(new BatchChecks(form).apart(other, output, start));
        }
      }
    }
  }

  private void addParameters(MethodSpec.Builder method, Operation operation, boolean offsets) {
    addArray(method, form.input(operation), offsets);
    if (takesDistribution(operation)) {
      addArray(method, form.targets(), offsets);
    } else if (operation.takesTargets()) {
      method.addParameter(TypeName.INT, "target");
    }
    if (takesSampleWeight(operation)) {
      method.addParameter(form.numbers().type(), "sampleWeight");
    }
    if (operation.hasVector()) {
      addArray(method, form.vector(), offsets);
    }
    rowOutputs(operation).forEach(output -> addArray(method, output, offsets));
    if (operation.hasOutput()) {
      addArray(method, form.output(operation), offsets);
    }
  }

  private static void addArray(MethodSpec.Builder method, Argument argument, boolean offset) {
    method.addParameter(argument.type(), argument.name());
    if (offset) {
      method.addParameter(TypeName.INT, argument.offset());
    }
  }

  /** The row, after the checks of what stands in the arrays. */
  private CodeBlock checkedRow(Operation operation, Function<Argument, String> start) {
    CodeBlock.Builder code = CodeBlock.builder();
    String inputAt = start.apply(form.input(operation));
    String target = "target";
    if (takesDistribution(operation)) {
      target = "targets, " + start.apply(form.targets());
      code.addStatement("$T.probabilities(" + target + ", 1, CLASSES)", form.checks());
    } else if (operation.takesTargets()) {
      code.addStatement("$T.target(target, CLASSES$L)", form.checks(), BatchChecks.ignored(form));
    }
    if (operation == Operation.NLL) {
      addLogProbabilityCheck(code, inputAt);
    }
    if (form.ignores() && operation.takesSampleWeights()) {
      addIgnored(code, operation, start);
    }
    if (operation.hasVector()) {
      return code.add(new HessianLoop(form).example(start, target)).build();
    }
    return code.add(row(operation, start, target)).build();
  }

  private CodeBlock row(Operation operation, Function<Argument, String> start, String target) {
    Staging staging = new Staging(form);
    Argument input = form.input(operation);
    CodeBlock.Builder code = CodeBlock.builder();
    boolean returns = !operation.resultType(form.numbers()).equals(TypeName.VOID);
    Place from = new Place(input.name(), start.apply(input));
    Place to = Place.NONE;
    List<String> outputs =
        operation.hasRowOutputs() ? new RowOutputs(form).passed(start) : List.of();
    if (operation.hasOutput()) {
      Argument output = form.output(operation);
      to = new Place(output.name(), start.apply(output));
    }
    if (!staging.stages(input)) {
      CodeBlock row = new RowCalls(form).of(operation, from, target, "sampleWeight", to, outputs);
      return code.addStatement(CodeBlock.builder().add(returns ? "return " : "").add(row).build())
          .build();
    }
    code.addStatement(staging.in(input, from.at(), "0", "1"));
    Place staged = new Place(Staging.ROWS, "0");
    boolean unstages = operation.hasOutput() && staging.stagesOutput(form.output(operation));
    CodeBlock row =
        new RowCalls(form)
            .of(operation, staged, target, "sampleWeight", unstages ? staged : to, outputs);
    if (!unstages) {
      return code.addStatement(CodeBlock.builder().add(returns ? "return " : "").add(row).build())
          .build();
    }
    String result = returns ? form.numbers() + " loss = " : "";
    code.addStatement(CodeBlock.builder().add(result).add(row).build());
    code.addStatement(staging.out(form.output(operation), to.at(), from.at(), "0", "1"));
    return returns ? code.addStatement("return loss").build() : code.build();
  }

  private void addLogProbabilityCheck(CodeBlock.Builder code, String at) {
    if (form.terms().hasProbabilities()) {
      code.addStatement(
          "$T.logProbabilities(logProbabilities, " + at + ",$W1, CLASSES)", form.checks());
      return;
    }
    if (form.ignores()) {
      code.beginControlFlow("if (target != IGNORE_INDEX)");
    }
    code.addStatement(
        "$T.logProbability(logProbabilities[" + at + " + target],$W0, target)", Kernel.ARGUMENTS);
    if (form.ignores()) {
      code.endControlFlow();
    }
  }

  private void addIgnored(
      CodeBlock.Builder code, Operation operation, Function<Argument, String> start) {
    String zero = form.numbers().whole(0);
    if (operation == Operation.NLL) {
      return;
    }
    code.beginControlFlow("if (target == IGNORE_INDEX)");
    if (operation.hasRowOutputs() && !rowOutputs(operation).isEmpty()) {
      Argument input = form.input(operation);
      Place row = new Place(input.name(), start.apply(input));
      Staging staging = new Staging(form);
      if (staging.stages(input)) {
        code.addStatement(staging.in(input, row.at(), "0", "1"));
        row = new Place(Staging.ROWS, "0");
      }
      code.add(new RowOutputs(form).ignored(row, start));
    }
    if (operation.hasOutput()) {
      Argument output = form.output(operation);
      String from = start.apply(output);
      code.addStatement(
          "$T.fill("
              + output.name()
              + ", "
              + from
              + ", "
              + (from.equals("0") ? "" : from + " + ")
              + "CLASSES, $L)",
          Arrays.class,
          form.output(operation).zero());
    }
    boolean returns = operation.result() == Operation.Result.LOSS;
    code.addStatement(returns ? "return " + zero : "return").endControlFlow();
  }

  private List<Argument> rowOutputs(Operation operation) {
    return operation.hasRowOutputs() ? new RowOutputs(form).arguments() : List.of();
  }

  private List<Argument> arrays(Operation operation) {
    List<Argument> arrays = new ArrayList<>(List.of(form.input(operation)));
    if (takesDistribution(operation)) {
      arrays.add(form.targets());
    }
    if (operation.hasVector()) {
      arrays.add(form.vector());
    }
    arrays.addAll(rowOutputs(operation));
    if (operation.hasOutput()) {
      arrays.add(form.output(operation));
    }
    return arrays;
  }

  private boolean takesDistribution(Operation operation) {
    return operation.takesTargets() && form.terms().hasProbabilities();
  }

  private boolean takesSampleWeight(Operation operation) {
    return operation.takesSampleWeights() && form.terms().row().sampleWeights();
  }

  private MethodSpec.Builder method(Operation operation) {
    return MethodSpec.methodBuilder(form.methodName(operation))
        .addModifiers(Modifier.PUBLIC)
        .returns(operation.resultType(form.numbers()));
  }
}
