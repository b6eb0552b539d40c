package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/**
 * A row with every class written out, in the order of the summation tree: each exponential is
 * stored and added at once, so that few values live at a time.
 */
final class StoredRow extends WrittenOutRow {

  StoredRow(LiveClasses live, Numbers numbers) {
    super(live, numbers);
  }

  @Override
  public boolean keepsLocals() {
    return false;
  }

  @Override
  public CodeBlock rest() {
    return exponentials("", "return");
  }

  @Override
  public CodeBlock exponentials(String output, String target) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("// Exponentials and their sum with one maximum left out, in the canonical order.\n");
    code.addStatement(numbers.bits() + " maximaButOne = $L - 1", live.count());
    String sum = node(code, output, 0, 1);
    return code.addStatement("$L $L + maximaButOne", target, sum).build();
  }

  @Override
  public CodeBlock each(String output, ClassExpression expression) {
    return Loops.each(output, live.count(), expression);
  }

  /** Writes what lies under a node of the halving tree; returns the name of its sum. */
  private String node(CodeBlock.Builder code, String output, int lane, int stride) {
    if (stride == Lanes.COUNT) {
      return lane(code, output, lane);
    }
    String left = node(code, output, lane, stride * 2);
    String right = node(code, output, lane + stride, stride * 2);
    code.addStatement("$L += $L", left, right);
    return left;
  }

  private String lane(CodeBlock.Builder code, String output, int lane) {
    String name = "s" + lane;
    String declared = numbers + " " + name + " =";
    for (int j : lanes.classesOf(lane)) {
      code.addStatement(numbers + " u$L = maximum - logits[$L]", j, Index.of("at", j));
      code.addStatement(numbers + " e$1L = expNegative(u$1L)", j);
      if (!output.isEmpty()) {
        code.addStatement("$L[$L] = e$L", output, Index.of("to", j), j);
      }
      code.addStatement(numbers.bits() + " b$1L = belowMaximum(u$1L)", j);
      code.addStatement("maximaButOne += b$L", j);
      code.addStatement("$1L keepIf(b$2L, e$2L)", declared, j);
      declared = name + " +=";
    }
    return name;
  }
}
