package io.lossmith.demo.report.chart;

import io.lossmith.demo.report.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The confusion matrix: what was told right in one colour, what was confused in another. */
final class ConfusionChart {
  private static final double FAINTEST = 0.12;
  private static final double STRONGEST = 0.6;

  private ConfusionChart() {}

  static String draw(Confusion confusion) {
    double[] ticks = IntStream.range(0, Confusion.CLASSES).asDoubleStream().toArray();
    String[] labels =
        IntStream.range(0, Confusion.CLASSES).mapToObj(Integer::toString).toArray(String[]::new);
    return new Plot(560, 480)
        .axes(
            new Axis("predicted class").ticks(ticks, labels).margin(0, 0.5),
            new Axis("true class").reversed().ticks(ticks, labels).margin(0, 0.5))
        .withoutGrid()
        .literal("alpha")
        .add(tiles(confusion, true).in(Ink.BLUE))
        .add(tiles(confusion, false).in(Ink.ORANGE))
        .add(counts(confusion))
        .svg(
            "Confusion matrix of the test images: rows are true classes, columns predicted ones. At"
                + " most "
                + confusion.mostConfused()
                + " images of a class were taken for one other.");
  }

  private static Layer tiles(Confusion confusion, boolean right) {
    List<Double> targets = new ArrayList<>();
    List<Double> predictions = new ArrayList<>();
    List<Double> strengths = new ArrayList<>();
    for (int target = 0; target < Confusion.CLASSES; target++) {
      for (int predicted = 0; predicted < Confusion.CLASSES; predicted++) {
        if ((target == predicted) == right && confusion.count(target, predicted) > 0) {
          targets.add((double) target);
          predictions.add((double) predicted);
          double share =
              right
                  ? confusion.recall(target)
                  : (double) confusion.count(target, predicted) / confusion.mostConfused();
          strengths.add(FAINTEST + (STRONGEST - FAINTEST) * share);
        }
      }
    }
    return new Layer("tile")
        .column("x", predictions)
        .column("y", targets)
        .column("alpha", strengths)
        .with("size", 0.0);
  }

  private static Layer counts(Confusion confusion) {
    List<Double> targets = new ArrayList<>();
    List<Double> predictions = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int target = 0; target < Confusion.CLASSES; target++) {
      for (int predicted = 0; predicted < Confusion.CLASSES; predicted++) {
        int count = confusion.count(target, predicted);
        if (count > 0) {
          targets.add((double) target);
          predictions.add((double) predicted);
          texts.add(Integer.toString(count));
        }
      }
    }
    return new Layer("text")
        .column("x", predictions)
        .column("y", targets)
        .column("label", texts)
        .in(Ink.TEXT)
        .with("size", 6.5);
  }
}
