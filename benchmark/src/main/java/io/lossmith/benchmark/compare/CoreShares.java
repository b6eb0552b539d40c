package io.lossmith.benchmark.compare;

import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.runner.RunnerException;

/** Keeps figures apart from what other work on the same core makes of them. */
final class CoreShares {
  /**
   * More than half, which is what another program leaves; less than the 0.82 of PyTorch's
   * gradients, whose tensors a thread of their own frees.
   */
  private static final double ENOUGH = 0.75;

  private static final int MOST_RUNS = 3;

  private CoreShares() {}

  /** The first run with enough of a core; of three without, the one that had the most. */
  static Measurement best(Run run) throws RunnerException {
    Measurement best = run.measure();
    for (int runs = 1; runs < MOST_RUNS && !isEnough(best); runs++) {
      Measurement next = run.measure();
      if (next.coreShare() > best.coreShare()) {
        best = next;
      }
    }
    return best;
  }

  /** Whether all had enough, or which of them are slower by what ran beside them. */
  static String of(List<Measurement> measurements) {
    List<String> shared =
        measurements.stream().filter(one -> !isEnough(one)).map(CoreShares::line).toList();
    String least = percent(ENOUGH);
    return shared.isEmpty()
        ? "at least " + least + " for each contender"
        : "less than "
            + least
            + " in "
            + shared.size()
            + ", slower by that: "
            + String.join("; ", shared);
  }

  private static boolean isEnough(Measurement measurement) {
    return measurement.coreShare() >= ENOUGH;
  }

  private static String line(Measurement one) {
    return one.contender() + ", " + one.cell() + ": " + percent(one.coreShare());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** Measures once. */
  @FunctionalInterface
  interface Run {
    Measurement measure() throws RunnerException;
  }
}
