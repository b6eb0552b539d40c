package io.lossmith.benchmark.report;

import java.util.ArrayList;
import java.util.List;

/** A Markdown table whose columns are as wide as what is in them, so that it reads as text too. */
public final class MarkdownTable {
  private final List<List<String>> lines = new ArrayList<>();

  public MarkdownTable(List<String> header) {
    lines.add(List.copyOf(header));
  }

  /** A line of as many entries as the header has. */
  public void add(List<String> line) {
    if (line.size() != lines.get(0).size()) {
      throw new IllegalArgumentException(
          "a line of " + line.size() + " entries below a header of " + lines.get(0).size());
    }
    lines.add(List.copyOf(line));
  }

  @Override
  public String toString() {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    StringBuilder table = new StringBuilder();
    append(table, lines.get(0), widths);
    for (int width : widths) {
      table.append('|').append("-".repeat(width + 1)).append(':');
    }
    table.append("|\n");
    lines.subList(1, lines.size()).forEach(line -> append(table, line, widths));
    return table.toString();
  }

  private static void append(StringBuilder table, List<String> line, int[] widths) {
    for (int column = 0; column < widths.length; column++) {
      String text = line.get(column);
      table.append("| ").append(" ".repeat(widths[column] - text.length())).append(text);
      table.append(' ');
    }
    table.append("|\n");
  }
}
