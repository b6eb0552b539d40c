package io.lossmith.processor.validation;

import java.util.List;
import java.util.stream.Stream;

/** All that is wrong with one declaration. */
public record Report(List<Finding> findings) {

  /** Holds a copy of the findings. */
  public Report {
    findings = List.copyOf(findings);
  }

  static Report of(Stream<Finding> findings) {
    return new Report(findings.toList());
  }

  /** Whether nothing is wrong. */
  public boolean isClean() {
    return findings.isEmpty();
  }
}
