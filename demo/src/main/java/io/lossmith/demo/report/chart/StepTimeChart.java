package io.lossmith.demo.report.chart;

import io.lossmith.demo.training.StepPart;
import io.lossmith.demo.training.TrainingTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The time of each part of a training step. */
final class StepTimeChart {
  private static final double NANOS_PER_MICRO = 1e3;
  private static final StepPart[] PARTS = StepPart.values();

  private StepTimeChart() {}

  static String draw(TrainingTime time) {
    double[] micros = new double[PARTS.length];
    List<String> texts = new ArrayList<>();
    double longest = 0;
    for (int i = 0; i < PARTS.length; i++) {
      micros[i] = time.nanos(PARTS[i]) / NANOS_PER_MICRO / time.steps();
      longest = Math.max(longest, micros[i]);
      texts.add(String.format(Locale.ROOT, "%.1f", micros[i]));
    }
    double[] places = IntStream.range(0, PARTS.length).mapToDouble(i -> -i).toArray();
    String[] words = new String[PARTS.length];
    for (int i = 0; i < PARTS.length; i++) {
      words[i] = PARTS[i].words();
    }
    double room = longest * 1.12;
    return new Plot(560, 400)
        .axes(
            new Axis("time of a step, microseconds").from(0, room),
            new Axis(" ").ticks(places, words).margin(0, 0.6))
        .add(bars(micros, PARTS, StepPart.LOSS, false).in(Ink.MUTED).with("alpha", 0.55))
        .add(bars(micros, PARTS, StepPart.LOSS, true).in(Ink.BLUE))
        .add(
            new Layer("text")
                .at(Arrays.stream(micros).map(value -> value + 0.012 * room), Arrays.stream(places))
                .column("label", texts)
                .in(Ink.TEXT)
                .with("hjust", 0.0)
                .with("size", 6.5))
        .svg("Microseconds of each part of a training step: " + described(texts));
  }

  private static Layer bars(double[] micros, StepPart[] parts, StepPart chosen, boolean equal) {
    int[] rows =
        IntStream.range(0, parts.length).filter(i -> (parts[i] == chosen) == equal).toArray();
    return new Layer("rect")
        .column("xmin", IntStream.of(rows).mapToObj(i -> 0.0).toList())
        .column("xmax", IntStream.of(rows).mapToObj(i -> micros[i]).toList())
        .column("ymin", IntStream.of(rows).mapToObj(i -> -i - 0.34).toList())
        .column("ymax", IntStream.of(rows).mapToObj(i -> -i + 0.34).toList())
        .with("size", 0.0);
  }

  private static String described(List<String> texts) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < PARTS.length; i++) {
      parts.add(PARTS[i].words() + " " + texts.get(i));
    }
    return String.join(", ", parts) + ".";
  }
}
