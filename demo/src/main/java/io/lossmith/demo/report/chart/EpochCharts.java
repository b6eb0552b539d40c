package io.lossmith.demo.report.chart;

import io.lossmith.demo.training.EpochResult;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Loss and accuracy by epoch, in training and on the validation images. */
final class EpochCharts {
  private static final int MOST_TICKS = 12;
  private static final int MOST_POINTS = 60;

  private final List<EpochResult> epochs;

  EpochCharts(List<EpochResult> epochs) {
    this.epochs = epochs;
  }

  String loss() {
    return draw(
        "mean loss, nats",
        EpochResult::trainingLoss,
        epoch -> epoch.validation().loss(),
        "Training and validation loss by epoch");
  }

  String accuracy() {
    return draw(
        "accuracy, %",
        epoch -> 100 * epoch.trainingAccuracy(),
        epoch -> 100 * epoch.validation().accuracy(),
        "Training and validation accuracy by epoch");
  }

  private String draw(
      String measure,
      ToDoubleFunction<EpochResult> training,
      ToDoubleFunction<EpochResult> validation,
      String description) {
    Plot plot = new Plot(560, 320).axes(epochAxis(), new Axis(measure));
    plot.add(curve("line", training).in(Ink.BLUE).with("size", 1.1));
    plot.add(curve("line", validation).in(Ink.ORANGE).with("size", 1.1));
    if (epochs.size() <= MOST_POINTS) {
      plot.add(curve("point", training).in(Ink.BLUE).with("size", 2.6));
      plot.add(curve("point", validation).in(Ink.ORANGE).with("size", 2.6));
    }
    EpochResult last = epochs.get(epochs.size() - 1);
    return plot.svg(
        String.format(
            Locale.ROOT,
            "%s. After epoch %d: training %.4g, validation %.4g.",
            description,
            last.epoch(),
            training.applyAsDouble(last),
            validation.applyAsDouble(last)));
  }

  private Axis epochAxis() {
    int step = (epochs.size() + MOST_TICKS - 1) / MOST_TICKS;
    int[] ticks = IntStream.rangeClosed(1, epochs.size()).filter(i -> i % step == 0).toArray();
    return new Axis("epoch")
        .ticks(
            IntStream.of(ticks).asDoubleStream().toArray(),
            IntStream.of(ticks).mapToObj(Integer::toString).toArray(String[]::new));
  }

  private Layer curve(String geometry, ToDoubleFunction<EpochResult> value) {
    return new Layer(geometry)
        .at(epochs.stream().mapToDouble(EpochResult::epoch), epochs.stream().mapToDouble(value));
  }
}
