package io.lossmith.demo.service.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a service does. For any number of threads; counting allocates nothing. */
public final class ServiceMetrics {
  private static final int STATUSES = 600;

  private final Map<Route, AtomicLongArray> requests = new EnumMap<>(Route.class);
  private final Map<Route, Durations> times = new EnumMap<>(Route.class);
  private final Map<Route, Durations> lossTimes = new EnumMap<>(Route.class);
  private final LongAdder images = new LongAdder();
  private final LongAdder inProgress = new LongAdder();

  /** Creates metrics of a service that has done nothing. */
  public ServiceMetrics() {
    for (Route route : Route.values()) {
      requests.put(route, new AtomicLongArray(STATUSES));
    }
    for (Route route : new Route[] {Route.PREDICT, Route.LEARN}) {
      times.put(route, new Durations());
      lossTimes.put(route, new Durations());
    }
  }

  /** A prediction or a step has begun. */
  public void begin() {
    inProgress.increment();
  }

  /** A prediction or a step has ended. */
  public void end() {
    inProgress.decrement();
  }

  /**
   * How many predictions and steps have begun and not ended.
   *
   * @return their number
   */
  public long inProgress() {
    return inProgress.sum();
  }

  /**
   * Counts a request that was answered.
   *
   * @param route what it was for
   * @param status the status of the answer
   * @param nanos how long it took, from its first to its last byte
   */
  public void request(Route route, int status, long nanos) {
    AtomicLongArray counts = requests.get(route);
    if (counts != null && status >= 0 && status < STATUSES) {
      counts.incrementAndGet(status);
    }
    Durations durations = times.get(route);
    if (durations != null) {
      durations.record(nanos);
    }
  }

  /**
   * Counts time spent in generated code.
   *
   * @param route what it was for
   * @param nanos all of that time in one request
   */
  public void loss(Route route, long nanos) {
    Durations durations = lossTimes.get(route);
    if (durations != null) {
      durations.record(nanos);
    }
  }

  /**
   * Counts images that were predicted.
   *
   * @param count how many
   */
  public void images(int count) {
    images.add(count);
  }

  Map<Route, AtomicLongArray> requests() {
    return requests;
  }

  Map<Route, Durations> times() {
    return times;
  }

  Map<Route, Durations> lossTimes() {
    return lossTimes;
  }

  long images() {
    return images.sum();
  }
}
