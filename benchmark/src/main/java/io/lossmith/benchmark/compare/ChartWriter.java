package io.lossmith.benchmark.compare;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/**
 * Charts as SVG: nanoseconds an element over classes or rows, both logarithmic, a line a family.
 */
final class ChartWriter {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 420;

  private ChartWriter() {}

  static String write(Results results, Panel panel) throws IOException {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    VectorGraphicsEncoder.saveVectorGraphic(chart(results, panel), svg, VectorGraphicsFormat.SVG);
    return svg.toString(StandardCharsets.UTF_8);
  }

  static XYChart chart(Results results, Panel panel) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(panel.title())
            .xAxisTitle(panel.axis().title())
            .yAxisTitle("ns an element")
            .build();
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setYAxisLogarithmic(true);
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    for (String family : results.families()) {
      addSeries(chart, results, panel, family);
    }
    return chart;
  }

  private static void addSeries(XYChart chart, Results results, Panel panel, String family) {
    List<Integer> places = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (Cell cell : panel.cells()) {
      results
          .best(cell, family)
          .ifPresent(
              best -> {
                places.add(panel.axis().of(cell));
                costs.add(best.nanosecondsPerElement());
              });
    }
    if (!places.isEmpty()) {
      chart.addSeries(family, places, costs);
    }
  }
}
