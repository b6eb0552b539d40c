package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * The greatest logit of a row with every class written out: the greatest and the least of the raw
 * bits, pair by pair, so that no maximum waits for a chain of others.
 */
final class Greatest {
  private Greatest() {}

  /** The body of {@code maximum(logits, at)}. */
  static CodeBlock of(int classes, Numbers numbers) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int j = 0; j < classes; j++) {
      code.addStatement(
          "$L b$L = $L(logits[$L])", numbers.bits(), j, numbers.toBits(), Index.of("at", j));
    }
    String most = pairwise(code, classes, numbers, "most", "max");
    String least = pairwise(code, classes, numbers, "least", "min");
    return code.addStatement("return greatest($L, $L)", most, least).build();
  }

  private static String pairwise(
      CodeBlock.Builder code, int classes, Numbers numbers, String prefix, String function) {
    List<String> names = new ArrayList<>(Index.names("b", classes));
    for (int step = 1; step < classes; step *= 2) {
      for (int j = 0; j + step < classes; j += 2 * step) {
        String name = prefix + j;
        String declared = names.get(j).equals(name) ? "" : numbers.bits() + " ";
        code.addStatement(
            "$L$L = Math.$L($L, $L)", declared, name, function, names.get(j), names.get(j + step));
        names.set(j, name);
      }
    }
    return names.get(0);
  }
}
