package io.lossmith.processor.emit;

import java.util.ArrayList;
import java.util.List;

/** Lines of a header that keep their shape, each a label and what belongs to it. */
final class HeaderLines {
  private static final int WIDTH = 95;

  private final int column;
  private final List<String> lines = new ArrayList<>();

  /**
   * Starts without a line.
   *
   * @param column where the texts begin
   */
  HeaderLines(int column) {
    this.column = column;
  }

  /** Adds a text and what it is about; a text that is too long goes on in the next line. */
  void add(String label, String text) {
    StringBuilder line = new StringBuilder(label).append(" ".repeat(column - label.length()));
    boolean first = true;
    for (String word : text.split(" ", -1)) {
      if (!first && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(column + 4));
        first = true;
      }
      line.append(first ? "" : " ").append(word);
      first = false;
    }
    lines.add(line.toString());
  }

  List<String> all() {
    return List.copyOf(lines);
  }
}
