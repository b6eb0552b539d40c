package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.lossmith.EmptyMean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a mean is divided by where targets and weights decide it, and what a mean of nothing is. */
record MeanDivisor(BatchForm form) {

  /** Statements before the rows of a reduced loss, or of its derivative. */
  CodeBlock guard(Operation operation) {
    return guard(operation, CodeBlock.builder());
  }

  /**
   * As {@link #guard(Operation)}.
   *
   * @param losses the loop over the rows' losses, for what a call returns of each row
   */
  CodeBlock guard(Operation operation, CodeBlock.Builder losses) {
    if (!form.sumsDivisor()) {
      return emptyBatch();
    }
    List<String> passed = new ArrayList<>();
    arguments().forEach(argument -> passed.add(argument.name() + ", " + argument.offset()));
    passed.add(form.rows());
    CodeBlock.Builder code =
        CodeBlock.builder()
            .addStatement("double divisor = divisor(" + String.join(",$W", passed) + ")")
            .beginControlFlow("if (divisor == 0)");
    if (operation.hasRowOutputs() && !form.spec().options().outputs().isEmpty()) {
      code.add(losses.build());
    }
    if (operation.hasOutput()) {
      Argument output = form.output(operation);
      code.addStatement(
          "$T.fill($N, $N,$W$N + $L * CLASSES, $L)",
          Arrays.class,
          output.name(),
          output.offset(),
          output.offset(),
          form.rows(),
          form.output(operation).zero());
    }
    if (operation.result() != Operation.Result.LOSS) {
      return code.addStatement("return").endControlFlow().build();
    }
    String nan = form.numbers().box() + ".NaN";
    return code.addStatement("return $L", isZero() ? form.numbers().whole(0) : nan)
        .endControlFlow()
        .build();
  }

  /** The method that sums the divisor, if there is one. */
  List<MethodSpec> methods() {
    if (!form.sumsDivisor()) {
      return List.of();
    }
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("divisor")
            .addModifiers(Modifier.PRIVATE)
            .addJavadoc("What the mean of a call's rows is divided by.\n")
            .returns(TypeName.DOUBLE);
    for (Argument argument : arguments()) {
      method.addParameter(argument.type(), argument.name());
      method.addParameter(TypeName.INT, argument.offset());
    }
    method
        .addParameter(TypeName.INT, "rows")
        .addStatement("rowSum.clear()")
        .beginControlFlow("for (int row = 0; row < rows; row += $T.LANES)", Kernel.ROW_SUM)
        .addStatement("int count = Math.min($T.LANES, rows - row)", Kernel.ROW_SUM)
        .beginControlFlow("for (int lane = 0; lane < count; lane++)");
    if (form.ignores()) {
      method
          .addStatement("int target = targets[targetsOffset + row + lane]")
          .addStatement(
              "blockLosses[lane] = target == IGNORE_INDEX ? $L : " + weight("target"),
              form.numbers().whole(0));
    } else {
      method.addStatement("blockLosses[lane] = " + weight("targets[targetsOffset + row + lane]"));
    }
    return List.of(
        method
            .endControlFlow()
            .addStatement("rowSum.add(blockLosses, count)")
            .endControlFlow()
            .addStatement("return rowSum.doubleSum()")
            .build());
  }

  private CodeBlock emptyBatch() {
    boolean mayBeEmpty = form.spec().isMean() && form.isDynamic();
    return mayBeEmpty && isZero()
        ? CodeBlock.builder()
            .beginControlFlow("if (rows == 0)")
            .addStatement("return $L", form.numbers().whole(0))
            .endControlFlow()
            .build()
        : CodeBlock.of("");
  }

  private boolean isZero() {
    return form.spec().options().mean().emptyMean() == EmptyMean.ZERO;
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    if (form.ignores() || (weighs() && form.terms().row().hasClassWeights())) {
      arguments.add(form.targets());
    }
    if (weighs()) {
      arguments.addAll(form.sampleWeights());
    }
    return arguments;
  }

  /** Whether rows count by their weights. */
  private boolean weighs() {
    return form.spec().options().mean().divisor() == io.lossmith.Divisor.TARGET_WEIGHTS;
  }

  private String weight(String target) {
    List<String> factors = new ArrayList<>();
    if (weighs() && form.terms().row().hasClassWeights()) {
      factors.add("CLASS_WEIGHTS[" + target + "]");
    }
    if (weighs() && form.terms().row().sampleWeights()) {
      factors.add("sampleWeights[sampleWeightsOffset + row + lane]");
    }
    return factors.isEmpty() ? form.numbers().whole(1) : String.join("$W* ", factors);
  }
}
