package io.lossmith.processor.emit;

import com.palantir.javapoet.CodeBlock;

/** A Javadoc comment, wrapped so that no line of the file is longer than 100 columns. */
public final class Javadoc {
  /** What is left of 100 columns beside a comment's prefix, in a member of a top-level class. */
  private static final int WIDTH = 95;

  private final StringBuilder text = new StringBuilder();
  private boolean tagged;

  /** Starts a comment. */
  public Javadoc() {}

  /** Adds a paragraph. */
  public Javadoc paragraph(String words) {
    boolean first = text.length() == 0;
    if (!first) {
      text.append('\n');
    }
    wrap(first ? words : "<p>" + words, "");
    return this;
  }

  /** Adds lines that stay as they are. */
  public Javadoc verbatim(Iterable<String> lines) {
    text.append("\n<pre>\n");
    lines.forEach(line -> text.append(line).append('\n'));
    text.append("</pre>\n");
    return this;
  }

  /** Adds a block tag, such as {@code @param}. */
  public Javadoc tag(String words) {
    if (!tagged) {
      text.append('\n');
      tagged = true;
    }
    wrap(words, "    ");
    return this;
  }

  public CodeBlock build() {
    return CodeBlock.of("$L", text.toString());
  }

  private void wrap(String words, String indent) {
    int column = 0;
    for (String word : words.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }
}
