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
 * <p>Losses come from one private method an operation, {@code lossRows} and so on, that does up to
 * sixteen rows in a few short loops: maxima, exponentials, logarithms. A row's own steps wait for
 * one another; the same step of sixteen rows does not. A call goes through its rows in such blocks,
 * and a reduced loss sums each block; so whatever does sixteen rows at once has one place to stand.
 */
record BatchLoops(BatchForm form, boolean keepsLocals) {

  private static final String FOR_ROWS = "for (int row = 0; row < rows; row++)";

  /** The body of a call after its checks. */
  CodeBlock of(Operation operation) {
    return switch (operation.result()) {
      case LOSS -> blocks(operation);
      case CORRECT -> count(operation);
      case VALUE, NOTHING -> each(operation, form.rows());
    };
  }

  /** The method that does up to sixteen rows of an operation with losses. */
  MethodSpec rows(Operation operation) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(rowsName(operation))
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc(
                new Javadoc()
                    .paragraph(
                        "Leaves the loss of each of up to 16 rows in {@code losses}"
                            + (operation.hasOutput()
                                ? ", and its gradient in {@code gradient}."
                                : "."))
                    .build());
    for (Argument argument : rowsArguments(operation)) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      method.addParameter(TypeName.FLOAT, "divisor");
    }
    method.addParameter(TypeName.INT, "rows");
    if (operation == Operation.NLL) {
      return method.addModifiers(Modifier.STATIC).addCode(each(operation, "rows")).build();
    }
    return method.addCode(steps(operation)).build();
  }

  /** The loss of up to sixteen rows, step by step. */
  private CodeBlock steps(Operation operation) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (keepsLocals) {
      code.beginControlFlow(FOR_ROWS)
          .addStatement("maxima[row] = maximum(logits, logitsOffset + row * CLASSES)")
          .endControlFlow();
    }
    String maximum = keepsLocals ? "maxima[row]" : "maximum";
    code.beginControlFlow(FOR_ROWS).addStatement("int at = logitsOffset + row * CLASSES");
    if (!keepsLocals) {
      code.addStatement("float maximum = maximum(logits, at)");
    }
    code.addStatement("int target = targets[targetsOffset + row]")
        .addStatement("losses[lossesOffset + row] = $L - logits[at + target]", maximum)
        .addStatement("rests[row] = $L", rest(operation, maximum))
        .endControlFlow();
    if (operation.hasOutput() && !keepsLocals) {
      code.beginControlFlow(FOR_ROWS)
          .addStatement(
              "rowGradient(rests[row], targets[targetsOffset + row],$W"
                  + "gradient, gradientOffset + row * CLASSES$L)",
              divisorArgument(operation))
          .endControlFlow();
    }
    return code.beginControlFlow(FOR_ROWS)
        .addStatement("losses[lossesOffset + row] += log1p(rests[row])")
        .endControlFlow()
        .build();
  }

  private CodeBlock rest(Operation operation, String maximum) {
    if (!operation.hasOutput()) {
      return CodeBlock.of("rest(logits, at, $L)", maximum);
    }
    return keepsLocals
        ? CodeBlock.of(
            "rowGradient(logits, at, $L, target,$Wgradient, gradientOffset + row * CLASSES$L)",
            maximum,
            divisorArgument(operation))
        : CodeBlock.of(
            "rowExponentials(logits, at, $L,$Wgradient, gradientOffset + row * CLASSES)", maximum);
  }

  private String divisorArgument(Operation operation) {
    return form.divisor(operation) == Divisor.ARGUMENT ? ", divisor" : "";
  }

  /** A call's rows in blocks, summed if the loss is reduced. */
  private CodeBlock blocks(Operation operation) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : rowsArguments(operation)) {
      boolean scratch = form.isReduced() && argument.equals(BatchForm.LOSSES);
      passed.add(scratch ? "blockLosses, 0" : argument.name() + ", " + argument.at("row"));
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      passed.add("rows");
    }
    passed.add("count");
    CodeBlock.Builder code = CodeBlock.builder();
    if (form.isReduced()) {
      code.addStatement("rowSum.clear()");
    }
    code.beginControlFlow(
            "for (int row = 0; row < $L; row += $T.LANES)", form.rows(), Kernel.ROW_SUM)
        .addStatement("int count = Math.min($T.LANES, $L - row)", Kernel.ROW_SUM, form.rows())
        .addStatement(rowsName(operation) + "(" + String.join(",$W", passed) + ")");
    if (!form.isReduced()) {
      return code.endControlFlow().build();
    }
    return code.addStatement("rowSum.add(blockLosses, count)")
        .endControlFlow()
        .addStatement(
            form.spec().reduction() == Reduction.MEAN
                ? CodeBlock.of("return rowSum.mean($L)", form.rows())
                : CodeBlock.of("return rowSum.sum()"))
        .build();
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

  private CodeBlock each(Operation operation, String rows) {
    CodeBlock assigned =
        switch (operation.result()) {
          case LOSS -> CodeBlock.of("losses[lossesOffset + row] =$W");
          case VALUE -> {
            Argument values = operation.valueArray();
            yield CodeBlock.of("$L[$L] =$W", values.name(), values.at("row"));
          }
          case NOTHING, CORRECT -> CodeBlock.of("");
        };
    return CodeBlock.builder()
        .beginControlFlow("for (int row = 0; row < $L; row++)", rows)
        .addStatement(CodeBlock.builder().add(assigned).add(row(operation)).build())
        .endControlFlow()
        .build();
  }

  private CodeBlock row(Operation operation) {
    return operation.row(
        operation.input().at("row"),
        "targets[targetsOffset + row]",
        operation.hasOutput() ? operation.output().at("row") : "");
  }

  private List<Argument> rowsArguments(Operation operation) {
    List<Argument> arguments = new ArrayList<>(form.inputs(operation));
    arguments.add(BatchForm.LOSSES);
    if (operation.hasOutput()) {
      arguments.add(operation.output());
    }
    return arguments;
  }

  private static String rowsName(Operation operation) {
    return operation.methodName() + "Rows";
  }
}
