package io.lossmith.demo.service.metrics;

import org.HdrHistogram.Histogram;

/**
 * What {@link Durations} have come to.
 *
 * @param total all durations, in nanoseconds
 * @param sumNanos their sum
 * @param recent those of the last minute
 */
public record DurationsReading(Histogram total, long sumNanos, Histogram recent) {}
