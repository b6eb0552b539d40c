package io.lossmith.benchmark.coldstart;

import io.lossmith.Backend;
import java.util.Arrays;
import org.HdrHistogram.Histogram;

/**
 * What a JVM's first calls came to, in nanoseconds; each includes some 20 of reading the clock.
 *
 * @param backend what served calls in the end
 * @param warmUp how long the warm-up took; 0 without one
 * @param firstCall the first call
 * @param secondCall the second one
 * @param afterPause the median of calls in the steady state that each come after a pause
 * @param cachesEmptied the median of calls in the steady state that each come after others have
 *     filled the caches
 * @param steady the median of the last tenth of the calls
 * @param timeToSteady from the first call's start to the end of the first thousand calls whose
 *     median is at most 1.2 times the steady one
 */
record ColdStartFigures(
    int classes,
    Backend backend,
    long warmUp,
    long firstCall,
    long secondCall,
    long afterPause,
    long cachesEmptied,
    long timeToSteady,
    long steady,
    long p50,
    long p99,
    long p999,
    long maximum) {
  private static final double STEADY_WITHIN = 1.2;
  private static final int WINDOW = 1000;
  private static final int SIGNIFICANT_DIGITS = 3;

  static ColdStartFigures of(
      int classes,
      Backend backend,
      long warmUp,
      long[] starts,
      long[] ends,
      long afterPause,
      long cachesEmptied) {
    long[] durations = new long[starts.length];
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < durations.length; i++) {
      durations[i] = ends[i] - starts[i];
      histogram.recordValue(durations[i]);
    }
    int tenth = durations.length / 10;
    long steady = median(durations, durations.length - tenth, durations.length);
    return new ColdStartFigures(
        classes,
        backend,
        warmUp,
        durations[0],
        durations[1],
        afterPause,
        cachesEmptied,
        ends[endOfFirstSteadyWindow(durations, steady)] - starts[0],
        steady,
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }

  private static int endOfFirstSteadyWindow(long[] durations, long steady) {
    for (int from = 0; from + WINDOW <= durations.length; from += WINDOW) {
      if (median(durations, from, from + WINDOW) <= STEADY_WITHIN * steady) {
        return from + WINDOW - 1;
      }
    }
    return durations.length - 1;
  }

  private static long median(long[] durations, int from, int to) {
    long[] sorted = Arrays.copyOfRange(durations, from, to);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
