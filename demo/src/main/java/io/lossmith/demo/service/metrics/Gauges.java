package io.lossmith.demo.service.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;

/** Gauges of one number, and of two that differ in where the images came from. */
final class Gauges {
  private Gauges() {}

  static GaugeSnapshot one(String name, String help, Number value) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(Labels.EMPTY, value))
        .build();
  }

  static GaugeSnapshot two(String name, String help, Number learned, Number predicted) {
    return GaugeSnapshot.builder()
        .name(name)
        .help(help)
        .dataPoint(point(Labels.of("images", "learned"), learned))
        .dataPoint(point(Labels.of("images", "predicted"), predicted))
        .build();
  }

  static GaugeDataPointSnapshot point(Labels labels, Number value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value.doubleValue()).build();
  }
}
