package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a constant array. A long one is text that the runtime reads once: the code that sets
 * up a class's constants is limited to 65535 bytes, and each number in it takes eight.
 */
public final class ArrayValue {
  /** The most numbers that are written out: a class has up to four arrays. */
  private static final int MOST_WRITTEN_OUT = 1000;

  /** A constant of text is limited to 65535 bytes. */
  private static final int LONGEST_TEXT = 60_000;

  private static final int WIDEST_LINE = 80;

  private ArrayValue() {}

  /**
   * The initializer.
   *
   * @param type what it is an array of: int, float or double
   * @param literals the literal of each number
   */
  public static CodeBlock of(TypeName type, List<String> literals) {
    if (literals.size() <= MOST_WRITTEN_OUT) {
      return literals.stream()
          .map(literal -> CodeBlock.of("$L", literal))
          .collect(CodeBlock.joining(",$W", "{", "}"));
    }
    List<String> numbers =
        literals.stream().map(literal -> literal.replaceFirst("[fd]$", "")).toList();
    CodeBlock texts =
        joined(numbers, LONGEST_TEXT).stream()
            .map(ArrayValue::inLines)
            .collect(CodeBlock.joining(",\n"));
    return CodeBlock.of(
        "\n$>$>$T.$L(\n$>$>$L)$<$<$<$<", Kernel.kernel("ConstantArrays"), type + "s", texts);
  }

  /** A text as the sum of its lines. */
  private static CodeBlock inLines(String text) {
    List<String> lines = joined(List.of(text.split(" ", -1)), WIDEST_LINE);
    int last = lines.size() - 1;
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      parts.add(CodeBlock.of("$S", i < last ? lines.get(i) + " " : lines.get(i)));
    }
    return parts.stream().collect(CodeBlock.joining("\n+ "));
  }

  /** Words with blanks between them, in as few texts as their length allows. */
  private static List<String> joined(List<String> words, int longest) {
    List<String> texts = new ArrayList<>();
    List<String> text = new ArrayList<>();
    int length = 0;
    for (String word : words) {
      if (length + word.length() > longest) {
        texts.add(String.join(" ", text));
        text.clear();
        length = 0;
      }
      text.add(word);
      length += word.length() + 1;
    }
    texts.add(String.join(" ", text));
    return texts;
  }
}
