package io.lossmith.demo.service.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Data points of one distribution of durations, in a unit and with labels. */
final class DurationPoints {
  private static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999, 1};
  private static final double PERCENT = 100;

  private final DurationsReading reading;
  private final double nanosPerUnit;
  private final Labels labels;

  DurationPoints(DurationsReading reading, double nanosPerUnit, Labels labels) {
    this.reading = reading;
    this.nanosPerUnit = nanosPerUnit;
    this.labels = labels;
  }

  /** All durations, counted between bounds. */
  HistogramDataPointSnapshot histogram(double[] bounds) {
    Histogram total = reading.total();
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    long counted = 0;
    for (double bound : bounds) {
      long upTo = total.getCountBetweenValues(0, Math.round(bound * nanosPerUnit));
      buckets.bucket(bound, upTo - counted);
      counted = upTo;
    }
    buckets.bucket(Double.POSITIVE_INFINITY, total.getTotalCount() - counted);
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(buckets.build())
        .sum(reading.sumNanos() / nanosPerUnit)
        .build();
  }

  /** Quantiles of the last minute; NaN if there was nothing. */
  List<GaugeDataPointSnapshot> recent() {
    Histogram recent = reading.recent();
    List<GaugeDataPointSnapshot> points = new ArrayList<>();
    for (double quantile : QUANTILES) {
      double value =
          recent.getTotalCount() == 0
              ? Double.NaN
              : recent.getValueAtPercentile(quantile * PERCENT) / nanosPerUnit;
      points.add(
          GaugeDataPointSnapshot.builder()
              .labels(labels.add("quantile", String.valueOf(quantile)))
              .value(value)
              .build());
    }
    return points;
  }
}
