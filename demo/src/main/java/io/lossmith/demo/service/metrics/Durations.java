package io.lossmith.demo.service.metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * The distribution of durations: since the start, and of the last minute. Any number of threads may
 * record, none waits, and nothing is allocated.
 */
public final class Durations {
  private static final long LONGEST_NANOS = 600_000_000_000L;
  private static final int DIGITS = 2;
  private static final long PART_NANOS = 10_000_000_000L;
  private static final int PARTS = 6;

  private final Recorder recorder = new Recorder(LONGEST_NANOS, DIGITS);
  private final LongAdder sum = new LongAdder();
  private final ReentrantLock lock = new ReentrantLock();
  private final Histogram total = new Histogram(LONGEST_NANOS, DIGITS);
  private final Deque<Histogram> parts = new ArrayDeque<>();
  private Histogram interval = recorder.getIntervalHistogram();
  private long partStart = System.nanoTime();

  /** Creates a distribution of no durations. */
  public Durations() {
    for (int i = 0; i < PARTS; i++) {
      parts.add(new Histogram(LONGEST_NANOS, DIGITS));
    }
  }

  /**
   * Records a duration.
   *
   * @param nanos nanoseconds; what is longer than ten minutes counts as ten minutes
   */
  public void record(long nanos) {
    recorder.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
    sum.add(nanos);
  }

  /**
   * All durations since the start, and quantiles of those of the last minute, which is counted in
   * parts of ten seconds.
   *
   * @return a copy
   */
  public DurationsReading read() {
    lock.lock();
    try {
      interval = recorder.getIntervalHistogram(interval);
      total.add(interval);
      turn(System.nanoTime());
      parts.getLast().add(interval);
      Histogram recent = new Histogram(LONGEST_NANOS, DIGITS);
      parts.forEach(recent::add);
      return new DurationsReading(total.copy(), sum.sum(), recent);
    } finally {
      lock.unlock();
    }
  }

  private void turn(long now) {
    for (int i = 0; i < PARTS && now - partStart >= PART_NANOS; i++) {
      Histogram oldest = parts.removeFirst();
      oldest.reset();
      parts.addLast(oldest);
      partStart += PART_NANOS;
    }
    if (now - partStart >= PART_NANOS) {
      partStart = now;
    }
  }
}
