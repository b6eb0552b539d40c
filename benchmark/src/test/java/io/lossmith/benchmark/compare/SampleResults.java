package io.lossmith.benchmark.compare;

import io.lossmith.Backend;
import io.lossmith.benchmark.contender.Method;
import java.util.List;
import java.util.Map;

/** Results whose reports can be worked out by hand. */
final class SampleResults {
  private static final Cell SMALL = new Cell(Method.LOSS_AND_GRADIENT, 10, 1);
  private static final Cell LARGE = new Cell(Method.LOSS_AND_GRADIENT, 10, 64);

  private SampleResults() {}

  static Results make() {
    return new Results(
        "ours",
        Map.of("CPU", "one <of> these", "backend", "VECTOR_256"),
        List.of(
            measured(SMALL, "ours", 50, 4),
            measured(SMALL, "theirs:slow", 4000, 16),
            measured(SMALL, "theirs:fast", 2000, 520),
            measured(LARGE, "ours", 640, 63),
            measured(LARGE, "other", 64_000, 9000)),
        List.of("theirs, lossAndGradient: see log & weep"));
  }

  private static Measurement measured(Cell cell, String contender, double median, double bytes) {
    return new Measurement(
        cell,
        contender,
        median,
        median - 1,
        median + 1,
        bytes,
        median / 10,
        contender.equals("ours") ? Backend.VECTOR_256 : null,
        0.95);
  }
}
