package io.lossmith.demo.explain;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Computed numbers beside printed ones. */
final class Comparison {
  private static final double TOLERANCE = 1.5e-4;
  private static final String ABSENT = " -";

  private final Table table;
  private final double tolerance;
  private final @Nullable Misprint misprint;

  /** A comparison of numbers that agree but for rounding. */
  Comparison(String step) {
    this(step, TOLERANCE, null);
  }

  /** A comparison in which the printed numbers are known to be wrong. */
  Comparison(String step, Misprint misprint) {
    this(step, TOLERANCE, misprint);
  }

  /** A comparison of numbers that agree to within a tolerance. */
  Comparison(String step, double tolerance) {
    this(step, tolerance, null);
  }

  private Comparison(String step, double tolerance, @Nullable Misprint misprint) {
    this.table = new Table(step, "computed", "printed", "difference", "");
    this.tolerance = tolerance;
    this.misprint = misprint;
  }

  /** Adds a line of numbers of which the printed ones are known. */
  Comparison line(String label, double[] computed, double[] printed) {
    double difference =
        IntStream.range(0, computed.length)
            .mapToDouble(i -> Math.abs(computed[i] - printed[i]))
            .max()
            .orElseThrow();
    table.row(
        label,
        join(computed, Comparison::computed),
        join(printed, Comparison::printed),
        String.format(Locale.ROOT, "%.1e", difference),
        verdict(difference));
    return this;
  }

  /** Adds a line of numbers that the explanation does not show. */
  Comparison line(String label, double[] computed) {
    table.row(label, join(computed, Comparison::computed), ABSENT, ABSENT, "");
    return this;
  }

  void print(PrintWriter out) {
    table.print(out);
  }

  private String verdict(double difference) {
    if (difference <= tolerance) {
      return "";
    }
    return misprint == null ? "DIFFERS" : misprint.label();
  }

  private static String join(double[] values, DoubleFunction<String> format) {
    return Arrays.stream(values).mapToObj(format).collect(Collectors.joining(" "));
  }

  private static String computed(double value) {
    return String.format(Locale.ROOT, "%9.6f", value);
  }

  /** As the explanations print: 4 decimals, and more only where they have more. */
  private static String printed(double value) {
    String fourDecimals = String.format(Locale.ROOT, "%7.4f", value);
    return Double.parseDouble(fourDecimals) == value ? fourDecimals : Double.toString(value);
  }
}
