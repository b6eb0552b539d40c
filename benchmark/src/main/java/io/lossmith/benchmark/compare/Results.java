package io.lossmith.benchmark.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run found.
 *
 * @param ours the family that the others are divided by
 * @param environment what it ran on and how, by name
 * @param failures what could not be measured, and why, in one line each
 */
record Results(
    String ours,
    Map<String, String> environment,
    List<Measurement> measurements,
    List<String> failures) {

  Results {
    measurements = List.copyOf(measurements);
    failures = List.copyOf(failures);
  }

  /** In the order of measurement. */
  List<Cell> cells() {
    return distinct(measurements.stream().map(Measurement::cell).toList());
  }

  /** In the order of measurement. */
  List<String> families() {
    return distinct(measurements.stream().map(Measurement::family).toList());
  }

  /** The family's fastest variant in the cell. */
  Optional<Measurement> best(Cell cell, String family) {
    return measurements.stream()
        .filter(one -> one.cell().equals(cell) && one.family().equals(family))
        .min(Comparator.comparingDouble(Measurement::medianNanoseconds));
  }

  private static <T> List<T> distinct(List<T> values) {
    return new ArrayList<>(new LinkedHashSet<>(values));
  }
}
