package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** A row with every class written out and every exponential in a local. */
final class StraightLineRow extends WrittenOutRow {

  StraightLineRow(LiveClasses live, Numbers numbers) {
    super(live, numbers);
  }

  @Override
  public boolean keepsLocals() {
    return true;
  }

  @Override
  public CodeBlock rest() {
    return exponentials("", "return");
  }

  @Override
  public CodeBlock exponentials(String output, String target) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("// Distances below the maximum, and their exponentials.\n");
    for (int j = 0; j < classes; j++) {
      code.addStatement(numbers + " u$L = maximum - logits[$L]", j, Index.of("at", j));
    }
    for (int j = 0; j < classes; j++) {
      code.addStatement(numbers + " e$1L = expNegative(u$1L)", j);
    }
    code.add("\n// Their sum in the canonical order, with one maximum left out.\n");
    for (int j = 0; j < classes; j++) {
      code.addStatement(numbers.bits() + " b$1L = belowMaximum(u$1L)", j);
    }
    // A lane each: rows of more classes than lanes are stored.
    for (int j = 0; j < classes; j++) {
      code.addStatement(numbers + " s$1L = keepIf(b$1L, e$1L)", j);
    }
    String below = String.join("$W+ ", Index.names("b", classes));
    code.addStatement(numbers.bits() + " maximaButOne = $L - 1$W+ " + below, live.count());
    return code.add(lanes.total(target)).build();
  }

  @Override
  public CodeBlock each(String output, ClassExpression expression) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int j = 0; j < classes; j++) {
      int index = j;
      Position position = start -> Index.of(start, index);
      code.addStatement("$L[$L] = " + expression.of("e" + j, position), output, position.in("to"));
    }
    return code.build();
  }
}
