package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.Stated;
import java.util.stream.Stream;

/** Judges the smoothing of targets. */
final class SmoothingValidator {
  private static final String NO_SUGGESTION = "state a share such as 0.1, or 0 for none";

  private SmoothingValidator() {}

  static Stream<Finding> validate(NumberValidator numbers, Stated<Double> smoothing) {
    return numbers.validate(
        "labelSmoothing",
        smoothing,
        SmoothingValidator::isShare,
        Rule.LABEL_SMOOTHING,
        suggestion(smoothing.value()));
  }

  private static boolean isShare(double smoothing) {
    return 0 <= smoothing && smoothing <= 1;
  }

  /** Numbers of 2 to 100 look like percent. */
  private static String suggestion(double smoothing) {
    return 2 <= smoothing && smoothing <= 100
        ? "did you mean " + smoothing / 100 + "?"
        : NO_SUGGESTION;
  }
}
