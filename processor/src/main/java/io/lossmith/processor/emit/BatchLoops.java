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
 * <p>Losses come from one private method an operation, {@code lossRows} and so on, that does any
 * number of rows and leaves each row's loss in an array. A reduced loss calls it for blocks of
 * sixteen rows and sums each block; so whatever does sixteen rows at once has one place to stand.
 */
record BatchLoops(BatchForm form) {

  /** The body of a call after its checks. */
  CodeBlock of(Operation operation) {
    return switch (operation.result()) {
      case LOSS -> form.isReduced() ? reduced(operation) : perRow(operation);
      case CORRECT -> count(operation);
      case VALUE, NOTHING -> each(operation, form.rows());
    };
  }

  /** The method that does some rows of an operation with losses. */
  MethodSpec rows(Operation operation) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(rowsName(operation))
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addJavadoc(
                "Leaves the loss of each of some rows in {@code losses}$L.\n",
                operation.hasOutput() ? ", and its gradient in {@code gradient}" : "");
    for (Argument argument : rowsArguments(operation)) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      method.addParameter(TypeName.FLOAT, "divisor");
    }
    return method.addParameter(TypeName.INT, "rows").addCode(each(operation, "rows")).build();
  }

  private CodeBlock reduced(Operation operation) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : rowsArguments(operation)) {
      boolean scratch = argument.equals(BatchForm.LOSSES);
      passed.add(argument.name() + ", " + (scratch ? "0" : argument.at("row")));
    }
    if (form.divisor(operation) == Divisor.ARGUMENT) {
      passed.add("rows");
    }
    passed.add("count");
    return CodeBlock.builder()
        .addStatement("rowSum.clear()")
        .beginControlFlow(
            "for (int row = 0; row < $L; row += $T.LANES)", form.rows(), Kernel.ROW_SUM)
        .addStatement("int count = Math.min($T.LANES, $L - row)", Kernel.ROW_SUM, form.rows())
        .addStatement(rowsName(operation) + "(" + String.join(",$W", passed) + ")")
        .addStatement("rowSum.add(losses, count)")
        .endControlFlow()
        .addStatement(
            form.spec().reduction() == Reduction.MEAN
                ? CodeBlock.of("return rowSum.mean($L)", form.rows())
                : CodeBlock.of("return rowSum.sum()"))
        .build();
  }

  private CodeBlock perRow(Operation operation) {
    List<String> passed = new ArrayList<>();
    for (Argument argument : rowsArguments(operation)) {
      passed.add(argument.name() + ", " + argument.offset());
    }
    passed.add(form.rows());
    return CodeBlock.builder()
        .addStatement(rowsName(operation) + "(" + String.join(",$W", passed) + ")")
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
        operation.hasOutput() ? operation.output().at("row") : "",
        form.divisor(operation));
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
