package io.lossmith.benchmark.compare;

import io.lossmith.Backend;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What served the generated classes in a run whose contenders have a JVM each. */
final class Backends {
  private Backends() {}

  /** The one backend, or how many of the JVMs each had. */
  static String of(List<Measurement> measurements) {
    Map<Backend, Long> counts =
        measurements.stream()
            .map(Measurement::backend)
            .filter(Objects::nonNull)
            .collect(
                Collectors.groupingBy(
                    backend -> backend, () -> new EnumMap<>(Backend.class), Collectors.counting()));
    if (counts.isEmpty()) {
      return "not known: no class of ours was measured";
    }
    if (counts.size() == 1) {
      return counts.keySet().iterator().next().toString();
    }
    return counts.entrySet().stream()
        .map(count -> count.getKey() + " in " + count.getValue())
        .collect(Collectors.joining(", ", "", " JVMs"));
  }
}
