package io.lossmith.demo.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** An axis of a {@link Plot}: what stands at it, from where to where it goes, its ticks. */
final class Axis {
  private final Map<String, Object> options = new HashMap<>();

  /**
   * An axis with a title.
   *
   * @param title what it measures, with the unit
   */
  Axis(String title) {
    options.put("name", title);
  }

  /** From where to where the axis goes, in the unit of its title. */
  Axis from(double first, double last) {
    options.put("limits", new ArrayList<>(List.of(first, last)));
    return this;
  }

  /** The ticks, and what stands at them. */
  Axis ticks(double[] places, String... labels) {
    options.put("breaks", new ArrayList<>(DoubleStream.of(places).boxed().toList()));
    options.put("labels", new ArrayList<>(List.of(labels)));
    return this;
  }

  /** Equal factors at equal distances. */
  Axis logarithmic() {
    options.put("trans", "log10");
    return this;
  }

  /** The greater values first. */
  Axis reversed() {
    options.put("trans", "reverse");
    return this;
  }

  /** How far the axis reaches beyond its data. */
  Axis margin(double share, double units) {
    options.put("expand", new ArrayList<>(List.of(share, units)));
    return this;
  }

  /** The axis in Lets-Plot's own words. */
  Map<String, Object> options(String aesthetic) {
    Map<String, Object> named = new HashMap<>(options);
    named.put("aesthetic", aesthetic);
    return named;
  }
}
