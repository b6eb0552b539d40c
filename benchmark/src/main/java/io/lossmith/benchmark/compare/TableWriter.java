package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.report.Figures;
import io.lossmith.benchmark.report.MarkdownTable;
import java.util.ArrayList;
import java.util.List;

/**
 * One Markdown table: a line a cell, and for every family its median in nanoseconds a call, how
 * many times ours that is, and its bytes a call.
 */
final class TableWriter {
  /** An object on the heap has no fewer: an allocation in every call would show at least these. */
  private static final double BYTES_OF_AN_OBJECT = 16;

  private TableWriter() {}

  static String write(Results results) {
    MarkdownTable table = new MarkdownTable(header(results));
    for (Cell cell : results.cells()) {
      table.add(line(results, cell));
    }
    return table.toString();
  }

  private static List<String> header(Results results) {
    List<String> header = new ArrayList<>(List.of("method", "C", "N"));
    for (String family : results.families()) {
      header.add(family + " ns");
      if (family.equals(results.ours())) {
        header.add("ns/element");
      } else {
        header.add("ratio");
      }
      header.add("B");
    }
    return header;
  }

  private static List<String> line(Results results, Cell cell) {
    List<String> line = new ArrayList<>();
    line.add(cell.method().toString());
    line.add(Integer.toString(cell.classes()));
    line.add(Integer.toString(cell.rows()));
    for (String family : results.families()) {
      results
          .best(cell, family)
          .ifPresentOrElse(
              best -> line.addAll(figures(results, best)), () -> line.addAll(List.of("", "", "")));
    }
    return line;
  }

  private static List<String> figures(Results results, Measurement measurement) {
    String second =
        measurement.family().equals(results.ours())
            ? Figures.of(measurement.nanosecondsPerElement())
            : results
                .best(measurement.cell(), results.ours())
                .map(our -> measurement.medianNanoseconds() / our.medianNanoseconds())
                .map(Figures::of)
                .orElse("");
    return List.of(Figures.of(measurement.medianNanoseconds()), second, bytes(measurement));
  }

  /** No more is claimed than the profiler can tell apart from JMH's own. */
  private static String bytes(Measurement measurement) {
    double noise = Math.max(1, measurement.bytesOfNoise());
    if (measurement.bytes() > noise) {
      return Figures.of(Math.rint(measurement.bytes()));
    }
    return noise < BYTES_OF_AN_OBJECT ? "0" : "<" + Figures.of(Math.ceil(noise));
  }
}
