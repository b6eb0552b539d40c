package io.lossmith.demo.report.chart;

import io.lossmith.demo.report.Reliability;
import io.lossmith.demo.report.Reliability.Bin;
import java.util.Locale;
import java.util.stream.DoubleStream;

/** The reliability diagram: how often predictions are right, by how sure they are. */
final class ReliabilityChart {
  private ReliabilityChart() {}

  static String draw(Reliability reliability, Ink ink, String when) {
    double[] ticks = {0, 0.25, 0.5, 0.75, 1};
    String[] labels = {"0", "0.25", "0.5", "0.75", "1"};
    return new Plot(560, 440)
        .axes(
            new Axis("probability of the predicted class").from(0, 1).ticks(ticks, labels),
            new Axis("share that is right").from(0, 1).ticks(ticks, labels))
        .literal("size")
        .add(
            new Layer("line")
                .at(DoubleStream.of(0, 1), DoubleStream.of(0, 1))
                .in(Ink.MUTED)
                .with("linetype", "dashed")
                .with("size", 0.8))
        .add(bins(reliability, "line").in(ink).with("size", 1.1))
        .add(
            bins(reliability, "point")
                .column("size", reliability.bins().stream().map(ReliabilityChart::size).toList())
                .in(ink)
                .with("alpha", 0.85))
        .svg(
            String.format(
                Locale.ROOT,
                "Reliability %s: expected calibration error %.2f %% over %d bins that hold images.",
                when,
                100 * reliability.expectedError(),
                reliability.bins().size()));
  }

  private static Layer bins(Reliability reliability, String geometry) {
    return new Layer(geometry)
        .at(
            reliability.bins().stream().mapToDouble(Bin::confidence),
            reliability.bins().stream().mapToDouble(Bin::accuracy));
  }

  /** Bins of many images are larger, but not in proportion: most images are in the last one. */
  private static double size(Bin bin) {
    return 2 + Math.log10(bin.count());
  }
}
