package io.lossmith.demo.explain;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Prints titles, text and the usual tables. */
final class Page {
  /** So many numbers share a line: the tables stay within 80 columns. */
  private static final int NUMBERS_PER_LINE = 3;

  private final PrintWriter out;

  Page(PrintWriter out) {
    this.out = out;
  }

  void title(int number, String title) {
    out.println();
    String line = number + ". " + title;
    out.println(line);
    out.println("=".repeat(line.length()));
  }

  void text(String... lines) {
    for (String line : lines) {
      out.println(line);
    }
    out.println();
  }

  /** Prints the logits that everything starts from, and their targets. */
  void logits(float[] logits, int... targets) {
    int classes = logits.length / targets.length;
    Table table = new Table("row", "target", "logits");
    for (int row = 0; row < targets.length; row++) {
      table.row(
          Integer.toString(row),
          Integer.toString(targets[row]),
          IntStream.range(row * classes, (row + 1) * classes)
              .mapToObj(i -> String.format(Locale.ROOT, "%7.4f", logits[i]))
              .collect(Collectors.joining(" ")));
    }
    table.print(out);
    out.println();
  }

  /** Adds a matrix to a comparison, class by class, and prints it. */
  void matrix(Comparison comparison, float[] computed, int classes, double[] printed) {
    for (int row = 0; row < computed.length / classes; row++) {
      for (int first = 0; first < classes; first += NUMBERS_PER_LINE) {
        int last = Math.min(first + NUMBERS_PER_LINE, classes);
        int from = row * classes + first;
        int to = row * classes + last;
        comparison.line(
            classes <= NUMBERS_PER_LINE
                ? "row " + row
                : "row " + row + ", classes " + first + "-" + (last - 1),
            slice(computed, from, to),
            Arrays.copyOfRange(printed, from, to));
      }
    }
    print(comparison);
  }

  /** Adds one number a row to a comparison, and prints it. */
  void rows(Comparison comparison, float[] computed, double[] printed) {
    for (int row = 0; row < computed.length; row++) {
      comparison.line("row " + row, one(computed[row]), one(printed[row]));
    }
    print(comparison);
  }

  /** Adds one number a row that the explanation does not show, and prints the comparison. */
  void rows(Comparison comparison, float[] computed) {
    for (int row = 0; row < computed.length; row++) {
      comparison.line("row " + row, one(computed[row]));
    }
    print(comparison);
  }

  void print(Comparison comparison) {
    comparison.print(out);
    out.println();
  }

  void misprints() {
    out.println();
    out.println("What is printed wrong");
    out.println("=====================");
    for (Misprint misprint : Misprint.values()) {
      out.println("  " + misprint.label() + ":");
      misprint.description().lines().forEach(line -> out.println("    " + line));
    }
  }

  static double[] one(double value) {
    return new double[] {value};
  }

  static double[] slice(float[] values, int from, int to) {
    return IntStream.range(from, to).mapToDouble(i -> values[i]).toArray();
  }
}
