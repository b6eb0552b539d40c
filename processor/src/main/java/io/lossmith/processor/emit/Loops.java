package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.processor.emit.RowSchedule.ClassExpression;

/** Loops over the classes of a row. */
final class Loops {
  private Loops() {}

  /** A loop that replaces every exponential in the output by an expression. */
  static CodeBlock each(String output, String count, ClassExpression expression) {
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < $L; j++)", count)
        .addStatement(
            "$L[to + j] = " + expression.of(output + "[to + j]", start -> start + " + j"), output)
        .endControlFlow()
        .build();
  }
}
