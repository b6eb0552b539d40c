package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The loops over the rows of a batch.
 *
 * <p>Losses come from one private method an operation, {@code lossRows} and so on, that does some
 * rows in a few short loops: maxima, exponentials, logarithms. A row's own steps wait for one
 * another; the same step of several rows does not. A call goes through its rows in such blocks, and
 * a reduced loss sums each block; so whatever does several rows at once has one place to stand.
 */
record BatchLoops(BatchForm form, boolean keepsLocals) {

  /** The body of a call after its checks. */
  CodeBlock of(Operation operation) {
    if (operation.hasVector()) {
      return new HessianLoop(form).body();
    }
    Staging staging = new Staging(form);
    if (staging.stages(form.input(operation))) {
      return new StagedLoops(form, staging).of(operation);
    }
    return switch (operation.result()) {
      case LOSS -> blocks(operation);
      case CORRECT -> count(operation);
      case VALUE, NOTHING ->
          new VectorCode(form.spec()).takesResults(operation)
              ? blocksThenRows(operation)
              : each(operation, "0", form.rows());
    };
  }

  /** The method that does some rows of an operation with losses. */
  MethodSpec rows(Operation operation) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(rowsName(operation))
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                new Javadoc()
                    .paragraph(
                        "Leaves the losses of rows, {@code TOGETHER} at most, in {@code losses}"
                            + (operation.hasOutput()
                                ? ", and its gradient in {@code gradient}."
                                : "."))
                    .build());
    for (Argument argument : rowsArguments(operation)) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      method.addParameter(form.numbers().type(), "divisor");
    }
    method.addParameter(TypeName.INT, "rows");
    if (operation == Operation.NLL) {
      return method.addModifiers(Modifier.STATIC).addCode(each(operation, "0", "rows")).build();
    }
    return method
        .addCode(new KernelLosses(form).branch(operation))
        .addCode(new BlockSteps(form, keepsLocals).of(operation))
        .build();
  }

  /** A call's rows in blocks, summed if the loss is reduced. */
  private CodeBlock blocks(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.reduces(operation)) {
      code.add(new MeanDivisor(form).guard(operation, block(Operation.LOSS_ONLY).endControlFlow()));
      code.addStatement("rowSum.clear()");
    }
    code.add(block(operation).build());
    if (!form.isReduced()) {
      return code.endControlFlow().build();
    }
    return code.addStatement("rowSum.add(blockLosses, count)")
        .endControlFlow()
        .addStatement("return " + reduced())
        .build();
  }

  /** A loop over blocks of rows that is still open. */
  private CodeBlock.Builder block(Operation operation) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : rowsArguments(operation)) {
      boolean scratch = form.isReduced() && argument.name().equals(BatchForm.LOSSES);
      passed.add(scratch ? "blockLosses, 0" : argument.name() + ", " + argument.at("row"));
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      passed.add(form.sumsDivisor() ? form.numbers().fromDouble() + "divisor" : form.rows());
    }
    passed.add("count");
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("int count")
            .beginControlFlow("for (int row = 0; row < $L; row += count)", form.rows())
            .addStatement("count = $T.together($L - row, TOGETHER)", Kernel.ROW_SUM, form.rows());
    boolean outputs = operation.hasRowOutputs();
    if (outputs) {
      code.add(new RowOutputs(form).beforeBlock(form.input(operation).place("(row + lane)")));
    }
    code.addStatement(rowsName(operation) + "(" + String.join(",$W", passed) + ")");
    return outputs ? code.add(new RowOutputs(form).afterBlock()) : code;
  }

  String reduced() {
    boolean wide = form.numbers() == Numbers.DOUBLE;
    if (form.spec().reduction() == Reduction.SUM) {
      return wide ? "rowSum.doubleSum()" : "rowSum.sum()";
    }
    String divisor = form.sumsDivisor() ? "divisor" : form.rows();
    return (wide ? "rowSum.doubleMean(" : "rowSum.mean(") + divisor + ")";
  }

  private CodeBlock count(Operation operation) {
    return CodeBlock.builder()
        .addStatement("int correct = 0")
        .beginControlFlow("for (int row = 0; row < $L; row++)", form.rows())
        .beginControlFlow("if ($L)", row(operation))
        .addStatement("correct++")
        .endControlFlow()
        .endControlFlow()
        .addStatement("return correct")
        .build();
  }

  private CodeBlock each(Operation operation, String first, String rows) {
    CodeBlock assigned =
        switch (operation.result()) {
          case LOSS -> CodeBlock.of("losses[lossesOffset + row] =$W");
          case VALUE -> {
            Argument values = operation.valueArray(form.numbers());
            yield CodeBlock.of("$L[$L] =$W", values.name(), values.at("row"));
          }
          case NOTHING, CORRECT -> CodeBlock.of("");
        };
    return CodeBlock.builder()
        .beginControlFlow("for (int row = $L; row < $L; row++)", first, rows)
        .addStatement(CodeBlock.builder().add(assigned).add(row(operation)).build())
        .endControlFlow()
        .build();
  }

  /** Blocks on the kernels, where there are any, and the rows that remain. */
  private CodeBlock blocksThenRows(Operation operation) {
    VectorCode vectors = new VectorCode(form.spec());
    Argument input = form.input(operation);
    Argument results = form.outputs(operation).get(0);
    return CodeBlock.builder()
        .addStatement("int taken = $L", vectors.taken(form.rows()))
        .beginControlFlow("if (taken > 0)")
        .add(
            vectors.results(
                operation,
                new Place(input.name(), input.offset()),
                "taken",
                new Place(results.name(), results.offset())))
        .endControlFlow()
        .add(each(operation, "taken", form.rows()))
        .build();
  }

  private CodeBlock row(Operation operation) {
    return new RowCalls(form)
        .of(
            operation,
            form.input(operation).place("row"),
            form.terms().target("row"),
            "sampleWeights[sampleWeightsOffset + row]",
            operation.hasOutput() ? form.output(operation).place("row") : Place.NONE);
  }

  List<Argument> rowsArguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>();
    form.inputs(operation).forEach(argument -> arguments.add(form.computed(argument)));
    arguments.add(form.losses());
    if (operation.hasOutput()) {
      arguments.add(form.computed(form.output(operation)));
    }
    return arguments;
  }

  static String rowsName(Operation operation) {
    return operation.methodName() + "Rows";
  }
}
