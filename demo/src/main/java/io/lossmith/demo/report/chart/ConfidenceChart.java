package io.lossmith.demo.report.chart;

import io.lossmith.demo.report.ConfidentRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** The loss of confident rows: of the generated class, and of float32 code for the formula. */
final class ConfidenceChart {
  private static final int MOST_POINTS = 360;

  /** The lowest decade of the axis is for the zeros, which a logarithm has no place for. */
  private static final int DECADES_BELOW = 1;

  private ConfidenceChart() {}

  static String draw(List<ConfidentRow> rows) {
    List<ConfidentRow> drawn = sample(rows);
    double least =
        rows.stream().mapToDouble(ConfidentRow::loss).filter(loss -> loss > 0).min().orElse(1e-9);
    int floor = (int) Math.floor(Math.log10(least)) - DECADES_BELOW;
    double zero = Math.pow(10, floor);
    return new Plot(1140, 400)
        .axes(new Axis("distance of the right class's logit from the next one"), axis(floor))
        .add(
            points(drawn, row -> row.textbookLoss() > 0 ? row.textbookLoss() : zero)
                .in(Ink.ORANGE)
                .with("size", 4.2))
        .add(
            points(drawn, row -> row.loss() > 0 ? row.loss() : zero).in(Ink.BLUE).with("size", 2.2))
        .svg(
            "Loss over the distance of the logits, on a logarithmic scale: that of the generated"
                + " class falls along a line, that of float32 code goes in steps and then is 0.");
  }

  private static Axis axis(int floor) {
    int[] decades = IntStream.rangeClosed(floor, 0).filter(i -> i == floor || i % 2 == 0).toArray();
    return new Axis("loss, nats")
        .logarithmic()
        .from(Math.pow(10, floor - 0.4), Math.pow(10, 0.6))
        .ticks(
            IntStream.of(decades).mapToDouble(decade -> Math.pow(10, decade)).toArray(),
            IntStream.of(decades)
                .mapToObj(decade -> decade == floor ? "0" : decade == 0 ? "1" : "1e" + decade)
                .toArray(String[]::new));
  }

  private static Layer points(List<ConfidentRow> rows, ToDoubleFunction<ConfidentRow> loss) {
    return new Layer("point")
        .at(rows.stream().mapToDouble(ConfidentRow::gap), rows.stream().mapToDouble(loss))
        .with("alpha", 0.75);
  }

  private static List<ConfidentRow> sample(List<ConfidentRow> rows) {
    if (rows.size() <= MOST_POINTS) {
      return rows;
    }
    double first = rows.get(0).gap();
    double last = rows.get(rows.size() - 1).gap();
    // Evenly over the distances, of which most rows have one in the middle.
    double step = (last - first) / MOST_POINTS;
    List<ConfidentRow> sampled = new ArrayList<>();
    double next = first;
    for (ConfidentRow row : rows) {
      if (row.gap() >= next) {
        sampled.add(row);
        next = Math.max(next + step, row.gap());
      }
    }
    return sampled;
  }
}
