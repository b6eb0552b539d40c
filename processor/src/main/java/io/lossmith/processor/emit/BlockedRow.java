package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.kernel.Rows;

/**
 * A row in a loop over blocks of sixteen classes, a lane each, with the classes past the last whole
 * block written out.
 */
final class BlockedRow implements RowSchedule {
  /**
   * How many maxima run side by side: one would wait for itself, eight do not fit into registers.
   */
  private static final int CHAINS = 4;

  private final int classes;
  private final LiveClasses live;
  private final Numbers numbers;
  private final Lanes lanes;

  BlockedRow(LiveClasses live, Numbers numbers) {
    this.live = live;
    this.classes = live.number();
    this.numbers = numbers;
    this.lanes = new Lanes(classes, numbers);
  }

  @Override
  public boolean keepsLocals() {
    return false;
  }

  @Override
  public CodeBlock maximum() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < CHAINS; i++) {
      code.addStatement("$1L most$2L = $3T.MIN_VALUE", numbers.bits(), i, numbers.bitsBox());
    }
    for (int i = 0; i < CHAINS; i++) {
      code.addStatement("$1L least$2L = $3T.MAX_VALUE", numbers.bits(), i, numbers.bitsBox());
    }
    code.beginControlFlow("for (int j = 0; j < BLOCKS_END; j += $T.LANES)", Kernel.ROWS);
    for (int j = 0; j < Lanes.COUNT; j++) {
      addBits(code, j, Index.of("at + j", j), j % CHAINS);
    }
    code.endControlFlow();
    for (int j = lanes.tailStart(); j < classes; j++) {
      addBits(code, j - lanes.tailStart(), Index.of("at", j), j % CHAINS);
    }
    for (int step = CHAINS / 2; step > 0; step /= 2) {
      for (int i = 0; i < step; i++) {
        code.addStatement("most$1L = Math.max(most$1L, most$2L)", i, i + step);
        code.addStatement("least$1L = Math.min(least$1L, least$2L)", i, i + step);
      }
    }
    return code.addStatement("return greatest(most0, least0)").build();
  }

  private void addBits(CodeBlock.Builder code, int name, String from, int chain) {
    code.addStatement("$L b$L = $L(logits[$L])", numbers.bits(), name, numbers.toBits(), from);
    code.addStatement("most$1L = Math.max(most$1L, b$2L)", chain, name);
    code.addStatement("least$1L = Math.min(least$1L, b$2L)", chain, name);
  }

  @Override
  public CodeBlock rest() {
    return sum("", "return");
  }

  @Override
  public CodeBlock exponentials(String output, String target) {
    return CodeBlock.builder()
        .add("// Exponentials, kept in $L, and their sum with one maximum left out.\n", output)
        .add(sum(output, target))
        .build();
  }

  @Override
  public CodeBlock each(String output, ClassExpression expression) {
    return Loops.each(output, live.count(), expression);
  }

  /** Statements that end in {@code target} and the row's sum; see {@link Lanes#total}. */
  private CodeBlock sum(String output, String target) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement(numbers.bits() + " maximaButOne = $L - 1", live.count());
    if (lanes.tailStart() <= Rows.CHUNK) {
      declareLanes(code);
      code.beginControlFlow("for (int j = 0; j < BLOCKS_END; j += $T.LANES)", Kernel.ROWS);
      addBlock(code, output);
      code.endControlFlow();
      addTail(code, output);
      return code.add(lanes.total(target)).build();
    }
    code.add("// Each chunk is summed apart: rounding errors do not grow with the classes.\n");
    ClassSum chunks = new ClassSum(numbers, "sum");
    code.add(chunks.start());
    code.beginControlFlow(
        "for (int chunk = 0; chunk < BLOCKS_END; chunk += $T.CHUNK)", Kernel.ROWS);
    code.addStatement("int end = Math.min(chunk + $T.CHUNK, BLOCKS_END)", Kernel.ROWS);
    declareLanes(code);
    code.beginControlFlow("for (int j = chunk; j < end; j += $T.LANES)", Kernel.ROWS);
    addBlock(code, output);
    code.endControlFlow();
    if (lanes.tailStart() < classes) {
      code.beginControlFlow("if (end == BLOCKS_END)");
      addTail(code, output);
      code.endControlFlow();
    }
    code.add(lanes.halves());
    code.add(chunks.add("even + odd"));
    code.endControlFlow();
    return code.addStatement(
            "$L $L" + chunks.total() + " + maximaButOne", target, numbers.fromDouble())
        .build();
  }

  private void declareLanes(CodeBlock.Builder code) {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      code.addStatement(numbers + " s$L = $L", lane, numbers.whole(0));
    }
  }

  private void addBlock(CodeBlock.Builder code, String output) {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      term(code, lane, Index.of("at + j", lane), output, Index.of("to + j", lane));
    }
  }

  /** The classes past the last whole block. */
  private void addTail(CodeBlock.Builder code, String output) {
    if (lanes.tailStart() < classes) {
      code.add("// What is past the last whole block, in the lanes that end with the last one.\n");
    }
    for (int j = lanes.tailStart(); j < classes; j++) {
      term(code, lanes.laneOf(j), Index.of("at", j), output, Index.of("to", j));
    }
  }

  private void term(CodeBlock.Builder code, int lane, String from, String output, String to) {
    code.addStatement(numbers + " u$L = maximum - logits[$L]", lane, from);
    code.addStatement(numbers + " e$1L = expNegative(u$1L)", lane);
    if (!output.isEmpty()) {
      code.addStatement("$L[$L] = e$L", output, to, lane);
    }
    code.addStatement(numbers.bits() + " b$1L = belowMaximum(u$1L)", lane);
    code.addStatement("maximaButOne += b$L", lane);
    code.addStatement("s$1L += keepIf(b$1L, e$1L)", lane);
  }
}
