package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** A row with every class written out and every exponential in a local. */
final class StraightLineRow implements RowSchedule {
  private final int classes;
  private final Lanes lanes;

  StraightLineRow(int classes) {
    this.classes = classes;
    this.lanes = new Lanes(classes);
  }

  @Override
  public CodeBlock maximum() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int j = 0; j < classes; j++) {
      code.addStatement("int k$L = orderedKey(logits[$L])", j, Index.of("at", j));
    }
    // Pair by pair, each winner in the first of its pair: no maximum waits for a chain of others.
    for (int step = 1; step < classes; step *= 2) {
      for (int j = 0; j + step < classes; j += 2 * step) {
        code.addStatement("k$1L = Math.max(k$1L, k$2L)", j, j + step);
      }
    }
    return code.addStatement("return fromOrderedKey(k0)").build();
  }

  @Override
  public CodeBlock rest() {
    return CodeBlock.builder().add(leftOutSum()).add(lanes.total("return")).build();
  }

  @Override
  public CodeBlock exponentials(String output) {
    return CodeBlock.builder().add(leftOutSum()).add(lanes.total("float rest =")).build();
  }

  @Override
  public String exponentialAtTarget(String output) {
    return "expNegative(distance)";
  }

  @Override
  public CodeBlock scaled(String output) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int j = 0; j < classes; j++) {
      code.addStatement("$L[$L] = e$L * scale", output, Index.of("to", j), j);
    }
    return code.build();
  }

  @Override
  public CodeBlock logSoftmax(String output) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int j = 0; j < classes; j++) {
      code.addStatement(
          "$L[$L] = -(logSum + (maximum - logits[$L]))",
          output,
          Index.of("to", j),
          Index.of("at", j));
    }
    return code.build();
  }

  private CodeBlock leftOutSum() {
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("// Distances below the maximum, and their exponentials.\n");
    for (int j = 0; j < classes; j++) {
      code.addStatement("float u$L = maximum - logits[$L]", j, Index.of("at", j));
    }
    for (int j = 0; j < classes; j++) {
      code.addStatement("float e$1L = expNegative(u$1L)", j);
    }
    code.add("\n// Their sum in the canonical order, with one maximum left out.\n");
    for (int j = 0; j < classes; j++) {
      code.addStatement("int b$1L = belowMaximum(u$1L)", j);
    }
    // A lane each: rows of more classes than lanes are blocked.
    for (int j = 0; j < classes; j++) {
      code.addStatement("float s$1L = keepIf(b$1L, e$1L)", j);
    }
    String below = String.join("$W+ ", Index.names("b", classes));
    code.addStatement("int maximaButOne = CLASSES - 1$W+ " + below);
    return code.build();
  }
}
