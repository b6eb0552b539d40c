package io.lossmith.benchmark.compare;

import io.lossmith.Backend;
import org.jspecify.annotations.Nullable;

/**
 * A contender's figures in a cell.
 *
 * @param medianNanoseconds the median of the iterations' means, a call
 * @param fastestNanoseconds the fastest iteration's mean
 * @param slowestNanoseconds the slowest iteration's mean
 * @param bytes heap bytes allocated a call, by JMH's gc profiler
 * @param bytesOfNoise up to how many of them may be JMH's own
 * @param backend what served a contender of ours, as that JVM said after the warm-up; null for
 *     others
 * @param coreShare how much of the time the measured thread had its core, 0 to 1
 */
record Measurement(
    Cell cell,
    String contender,
    double medianNanoseconds,
    double fastestNanoseconds,
    double slowestNanoseconds,
    double bytes,
    double bytesOfNoise,
    @Nullable Backend backend,
    double coreShare) {

  /** The contender's name without its variant. */
  String family() {
    int colon = contender.indexOf(':');
    return colon < 0 ? contender : contender.substring(0, colon);
  }

  double nanosecondsPerElement() {
    return medianNanoseconds / cell.elements();
  }
}
