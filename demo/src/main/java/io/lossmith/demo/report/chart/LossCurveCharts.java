package io.lossmith.demo.report.chart;

import io.lossmith.demo.report.Example;
import io.lossmith.demo.report.Report;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The loss as a function of the probability of the right class; and why one learns from it, not
 * from the accuracy.
 */
final class LossCurveCharts {
  private static final int POINTS = 240;
  private static final double LEAST_PROBABILITY = 0.002;
  private static final double WIDEST_GAP = 6;

  private LossCurveCharts() {}

  /** -log p, with the examples of a batch on it before and after training. */
  static String curve(Report report) {
    double lowest =
        DoubleStream.concat(
                probabilities(report.untrainedBatch()), probabilities(report.trainedBatch()))
            .min()
            .orElse(LEAST_PROBABILITY);
    double start = Math.max(1e-4, Math.min(LEAST_PROBABILITY, lowest));
    return new Plot(560, 340)
        .axes(
            new Axis("probability of the right class")
                .from(0, 1)
                .ticks(new double[] {0, 0.25, 0.5, 0.75, 1}, "0", "0.25", "0.5", "0.75", "1"),
            new Axis("loss of the example, nats"))
        .add(function(start, 1, p -> -Math.log(p)).in(Ink.MUTED).with("size", 1))
        .add(points(report.untrainedBatch(), start).in(Ink.ORANGE))
        .add(points(report.trainedBatch(), start).in(Ink.BLUE))
        .svg(
            "The curve -log p, with the "
                + report.trainedBatch().size()
                + " examples of a batch on it: near p = 0.1 before training, most near p = 1 after.");
  }

  /** Loss and accuracy of one example of two classes, over the distance of its logits. */
  static String slopes() {
    return new Plot(560, 340)
        .axes(
            new Axis("logit of the right class minus that of the other"),
            new Axis("loss, nats; correct: 0 or 1"))
        .add(
            function(-WIDEST_GAP, WIDEST_GAP, z -> Math.log1p(Math.exp(-z)))
                .in(Ink.BLUE)
                .with("size", 1.2))
        .add(segment(-WIDEST_GAP, 0, 0).in(Ink.ORANGE).with("size", 1.2))
        .add(segment(0, WIDEST_GAP, 1).in(Ink.ORANGE).with("size", 1.2))
        .svg(
            "Two curves over the distance of two logits: the loss falls everywhere, so that its"
                + " slope tells where to go; whether the example is told right jumps from 0 to 1"
                + " and is flat elsewhere, so that its slope is 0.");
  }

  private static Layer function(double from, double to, DoubleUnaryOperator function) {
    double step = (to - from) / POINTS;
    return new Layer("line")
        .at(
            IntStream.rangeClosed(0, POINTS).mapToDouble(i -> from + i * step),
            IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> function.applyAsDouble(from + i * step)));
  }

  private static Layer segment(double from, double to, double height) {
    return new Layer("line").at(DoubleStream.of(from, to), DoubleStream.of(height, height));
  }

  private static DoubleStream probabilities(List<Example> batch) {
    return batch.stream().mapToDouble(Example::targetProbability);
  }

  private static Layer points(List<Example> batch, double least) {
    return new Layer("point")
        .at(
            probabilities(batch).map(p -> Math.max(p, least)),
            batch.stream().mapToDouble(Example::loss).map(loss -> Math.min(loss, -Math.log(least))))
        .with("size", 3.2)
        .with("alpha", 0.65);
  }
}
