package io.lossmith.processor.emit;

import java.util.ArrayList;
import java.util.List;

/** Lines of a header that keep their shape, each a label and what belongs to it. */
public final class HeaderLines {
  private static final int WIDTH = 95;

  private final int column;
  private final List<String> lines = new ArrayList<>();

  /**
   * Starts without a line.
   *
   * @param column where the texts begin
   */
  public HeaderLines(int column) {
    this.column = column;
  }

  /**
   * Adds a text; one that is too long goes on in the next line.
   *
   * @param label what it is about
   * @param text the text
   */
  public void add(String label, String text) {
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

  /** What was added. */
  public List<String> all() {
    return List.copyOf(lines);
  }
}
