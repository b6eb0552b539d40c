package io.lossmith.demo.training;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up how long each part of a step takes; allocates nothing while it does. */
final class StepClock {
  private final Map<StepPart, AtomicLong> sums = new EnumMap<>(StepPart.class);
  private long lapStart;

  StepClock() {
    for (StepPart part : StepPart.values()) {
      sums.put(part, new AtomicLong());
    }
  }

  /** Begins a step. */
  void start() {
    lapStart = System.nanoTime();
  }

  /** Ends a part, and begins the next. */
  void lap(StepPart part) {
    long now = System.nanoTime();
    sum(part).addAndGet(now - lapStart);
    lapStart = now;
  }

  /** The nanoseconds so far, of every part. */
  Map<StepPart, Long> nanos() {
    Map<StepPart, Long> parts = new EnumMap<>(StepPart.class);
    sums.forEach((part, sum) -> parts.put(part, sum.get()));
    return parts;
  }

  private AtomicLong sum(StepPart part) {
    return Objects.requireNonNull(sums.get(part), "every part has a sum");
  }
}
