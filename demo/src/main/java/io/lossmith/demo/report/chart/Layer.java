package io.lossmith.demo.report.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** One layer of a {@link Plot}: a geometry of Lets-Plot, its data and its fixed properties. */
final class Layer {
  private final Map<String, Object> options = new HashMap<>();
  private final Map<String, Object> data = new HashMap<>();
  private final Map<String, Object> mapping = new HashMap<>();

  /**
   * A layer.
   *
   * @param geometry "line", "point", "tile", "text", "bar", "hline" and so on
   */
  Layer(String geometry) {
    options.put("geom", geometry);
    options.put("data", data);
    options.put("mapping", mapping);
    options.put("show_legend", false);
  }

  /** What is drawn along x and y. */
  Layer at(DoubleStream x, DoubleStream y) {
    return column("x", x.boxed().toList()).column("y", y.boxed().toList());
  }

  /** What another aesthetic of each mark follows. */
  Layer column(String aesthetic, List<?> values) {
    // A list of its own: Lets-Plot wants one that may be changed.
    data.put(aesthetic, new ArrayList<>(values));
    mapping.put(aesthetic, aesthetic);
    return this;
  }

  /** A property that all marks share. */
  Layer with(String property, Object value) {
    options.put(property, value);
    return this;
  }

  /** The colour that all marks share. */
  Layer in(Ink ink) {
    return with("color", ink.light()).with("fill", ink.light());
  }

  /** The layer in Lets-Plot's own words. */
  Map<String, Object> options() {
    return options;
  }
}
