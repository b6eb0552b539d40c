package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.lossmith.kernel.Rows;

/**
 * A row in a loop over blocks of sixteen classes, a lane each, with the classes past the last whole
 * block written out.
 */
final class BlockedRow implements RowSchedule {
  private static final int KEYS = 8;

  private final int classes;
  private final Lanes lanes;

  BlockedRow(int classes) {
    this.classes = classes;
    this.lanes = new Lanes(classes);
  }

  @Override
  public CodeBlock maximum() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int i = 0; i < KEYS; i++) {
      code.addStatement("int k$1L = $2T.MIN_VALUE", i, Integer.class);
    }
    code.beginControlFlow("for (int j = 0; j < BLOCKS_END; j += $T.LANES)", Kernel.ROWS);
    for (int i = 0; i < KEYS; i++) {
      code.addStatement(
          "k$1L = Math.max(k$1L, Math.max(orderedKey(logits[$2L]), orderedKey(logits[$3L])))",
          i,
          Index.of("at + j", i),
          Index.of("at + j", i + KEYS));
    }
    code.endControlFlow();
    for (int j = lanes.tailStart(); j < classes; j++) {
      code.addStatement(
          "k$1L = Math.max(k$1L, orderedKey(logits[$2L]))", j % KEYS, Index.of("at", j));
    }
    for (int step = KEYS / 2; step > 0; step /= 2) {
      for (int i = 0; i < step; i++) {
        code.addStatement("k$1L = Math.max(k$1L, k$2L)", i, i + step);
      }
    }
    return code.addStatement("return fromOrderedKey(k0)").build();
  }

  @Override
  public CodeBlock rest() {
    return sum("").add(lanes.total("return")).build();
  }

  @Override
  public CodeBlock scaledExponentials(String output, String scale) {
    return CodeBlock.builder()
        .add("// Exponentials, kept in $L, and their sum with one maximum left out.\n", output)
        .add(sum(output).build())
        .add(lanes.total("float rest ="))
        .add("\n")
        .addStatement("float scale = $L", scale)
        .beginControlFlow("for (int j = 0; j < CLASSES; j++)")
        .addStatement("$L[to + j] *= scale", output)
        .endControlFlow()
        .build();
  }

  @Override
  public CodeBlock logSoftmax(String output) {
    return CodeBlock.builder()
        .beginControlFlow("for (int j = 0; j < CLASSES; j++)")
        .addStatement("$L[to + j] = -(logSum + (maximum - logits[at + j]))", output)
        .endControlFlow()
        .build();
  }

  /** Statements that leave the lanes' sums in {@code s0} to {@code s15}. */
  private CodeBlock.Builder sum(String output) {
    CodeBlock.Builder code = CodeBlock.builder();
    code.addStatement("int maximaButOne = CLASSES - 1");
    if (isChunked()) {
      addChunks(code, output);
    } else {
      declareLanes(code, "float", "s");
      code.beginControlFlow("for (int j = 0; j < BLOCKS_END; j += $T.LANES)", Kernel.ROWS);
      addBlock(code, "s", output);
      code.endControlFlow();
    }
    for (int j = lanes.tailStart(); j < classes; j++) {
      term(code, prefix(), lanes.laneOf(j), Index.of("at", j), output, Index.of("to", j));
    }
    if (isChunked()) {
      for (int lane = 0; lane < Lanes.COUNT; lane++) {
        code.addStatement("float s$1L = (float) d$1L", lane);
      }
    }
    return code;
  }

  private void addChunks(CodeBlock.Builder code, String output) {
    declareLanes(code, "double", "d");
    code.add("// A sum apart for each chunk: its rounding error does not grow with the classes.\n");
    code.beginControlFlow(
        "for (int chunk = 0; chunk < BLOCKS_END; chunk += $T.CHUNK)", Kernel.ROWS);
    code.addStatement("int end = Math.min(chunk + $T.CHUNK, BLOCKS_END)", Kernel.ROWS);
    declareLanes(code, "float", "s");
    code.beginControlFlow("for (int j = chunk; j < end; j += $T.LANES)", Kernel.ROWS);
    addBlock(code, "s", output);
    code.endControlFlow();
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      code.addStatement("d$1L += s$1L", lane);
    }
    code.endControlFlow();
  }

  /** The lanes that the classes past the last whole block are added to. */
  private String prefix() {
    return isChunked() ? "d" : "s";
  }

  /** Whether the row is longer than one chunk. */
  private boolean isChunked() {
    return lanes.tailStart() > Rows.CHUNK;
  }

  private static void declareLanes(CodeBlock.Builder code, String type, String prefix) {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      code.addStatement("$L $L$L = 0", type, prefix, lane);
    }
  }

  private static void addBlock(CodeBlock.Builder code, String sum, String output) {
    for (int lane = 0; lane < Lanes.COUNT; lane++) {
      term(code, sum, lane, Index.of("at + j", lane), output, Index.of("to + j", lane));
    }
  }

  private static void term(
      CodeBlock.Builder code, String sum, int lane, String from, String output, String to) {
    code.addStatement("float u$L = maximum - logits[$L]", lane, from);
    code.addStatement("float e$1L = expNegative(u$1L)", lane);
    if (!output.isEmpty()) {
      code.addStatement("$L[$L] = e$L", output, to, lane);
    }
    code.addStatement("int b$1L = belowMaximum(u$1L)", lane);
    code.addStatement("maximaButOne += b$L", lane);
    code.addStatement("$1L$2L += keepIf(b$2L, e$2L)", sum, lane);
  }
}
