package io.lossmith.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import io.lossmith.kernel.RowSum;
import io.lossmith.processor.plan.Planner;
import io.lossmith.processor.spec.LossSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Where a batch in layout CLASSES_FIRST goes to the runtime's SIMD kernels as it lies: its
 * positions are columns already, as far as sixteen of them lie side by side. What does not is
 * staged.
 */
record SideBySide(BatchForm form) {

  private LossSpec spec() {
    return form.spec();
  }

  private Staging staging() {
    return new Staging(form);
  }

  /** Whether positions may go to the kernels. */
  boolean isUsed() {
    return staging().isStrided()
        && staging().inner() >= RowSum.LANES
        && spec().classes() < Planner.FEWEST_IN_LANES
        && spec().options().transform().isPlain()
        && !spec().options().format().isNarrow();
  }

  /** Whether an operation's positions do. */
  boolean takes(Operation operation) {
    return isUsed()
        && switch (operation) {
          case SOFTMAX, LOG_SOFTMAX, LOG_SUM_EXP -> true;
          case LOSS_ONLY, LOSS_AND_GRADIENT ->
              form.terms().isPlain() && spec().options().outputs().isEmpty();
          default -> false;
        };
  }

  /**
   * The statements for positions from {@code row} on: sets {@code count} to how many.
   *
   * @param staged the statements for {@code count} of them that are staged
   */
  CodeBlock block(Operation operation, CodeBlock staged) {
    return CodeBlock.builder()
        .addStatement(
            "count = $T.sideBySide(row, $L, INNER, TOGETHER)",
            new VectorCode(spec()).vectors(),
            form.rows())
        .beginControlFlow("if (count > 0)")
        .addStatement("int at = row / INNER * INNER * CLASSES + row % INNER")
        .add(operation.result() == Operation.Result.LOSS ? losses(operation) : results(operation))
        .nextControlFlow("else")
        .addStatement("count = Math.min($T.LANES, $L - row)", Kernel.ROW_SUM, form.rows())
        .add(staged)
        .endControlFlow()
        .build();
  }

  private CodeBlock losses(Operation operation) {
    List<String> passed = new ArrayList<>();
    passed.add("logits, logitsOffset + at, INNER");
    passed.add("targets, targetsOffset + row, count");
    passed.add(form.isReduced() ? "blockLosses, 0" : "losses, lossesOffset + row");
    passed.add(operation.hasOutput() ? "gradient, gradientOffset + at" : "null, 0");
    passed.add(
        switch (form.divisor(operation)) {
          case NONE -> form.numbers().whole(1);
          case CONSTANT -> "DIVISOR";
          case ARGUMENT -> form.rows();
        });
    return CodeBlock.builder()
        .addStatement("columns.losses(" + String.join(",$W", passed) + ")")
        .build();
  }

  private CodeBlock results(Operation operation) {
    Argument results = form.outputs(operation).get(0);
    String at = results.offset() + (operation.hasOutput() ? " + at" : " + row");
    return CodeBlock.builder()
        .addStatement(
            "columns.$L(logits, logitsOffset + at, INNER, count,$W$L, $L)",
            VectorCode.resultsMethod(operation),
            results.name(),
            at)
        .build();
  }

  /** The field. */
  List<FieldSpec> fields() {
    if (!isUsed()) {
      return List.of();
    }
    ClassName columns = Kernel.vectorColumns(form.numbers());
    return List.of(
        FieldSpec.builder(columns, "columns", Modifier.PRIVATE, Modifier.FINAL)
            .addJavadoc("Positions that lie side by side, where the JVM has vectors.\n")
            .initializer("new $T(CLASSES)", columns)
            .build());
  }

  /** What the header says of it, behind what it says of rows. */
  String sentence() {
    return isUsed()
        ? " Where "
            + RowSum.LANES
            + " positions lie side by side, they are read and written where they lie"
            + (takes(Operation.LOSS_ONLY) ? "." : ", but for losses.")
        : "";
  }
}
