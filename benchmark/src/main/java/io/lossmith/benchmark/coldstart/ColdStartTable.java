package io.lossmith.benchmark.coldstart;

import io.lossmith.benchmark.report.Figures;
import io.lossmith.benchmark.report.MarkdownTable;
import java.util.List;

/** One line for each JVM that was started. */
final class ColdStartTable {
  private static final double NANOSECONDS_A_MICROSECOND = 1e3;
  private static final double NANOSECONDS_A_MILLISECOND = 1e6;

  private ColdStartTable() {}

  static String write(List<ColdStartFigures> all) {
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "C",
                "backend",
                "warm-up ms",
                "first call us",
                "second us",
                "after a pause us",
                "caches emptied us",
                "steady after ms",
                "steady ns",
                "p50 ns",
                "p99 ns",
                "p99.9 ns",
                "maximum us"));
    for (ColdStartFigures figures : all) {
      table.add(
          List.of(
              Integer.toString(figures.classes()),
              figures.backend().toString(),
              figures.warmUp() == 0
                  ? "none"
                  : Figures.of(figures.warmUp() / NANOSECONDS_A_MILLISECOND),
              Figures.of(figures.firstCall() / NANOSECONDS_A_MICROSECOND),
              Figures.of(figures.secondCall() / NANOSECONDS_A_MICROSECOND),
              Figures.of(figures.afterPause() / NANOSECONDS_A_MICROSECOND),
              Figures.of(figures.cachesEmptied() / NANOSECONDS_A_MICROSECOND),
              Figures.of(figures.timeToSteady() / NANOSECONDS_A_MILLISECOND),
              Figures.of((double) figures.steady()),
              Figures.of((double) figures.p50()),
              Figures.of((double) figures.p99()),
              Figures.of((double) figures.p999()),
              Figures.of(figures.maximum() / NANOSECONDS_A_MICROSECOND)));
    }
    return table.toString();
  }
}
