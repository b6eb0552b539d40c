package io.lossmith.processor.validation;

import io.lossmith.Target;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import io.lossmith.processor.declaration.StatedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges the focal exponent, and what it cannot be together with. */
final class FocalValidator {
  private FocalValidator() {}

  static Stream<Finding> validate(NumberValidator numbers, StatedRow row) {
    return Stream.concat(
        numbers.validate(
            "focalGamma",
            row.focalGamma(),
            NumberValidator::isFiniteAndNotNegative,
            Rule.FOCAL_GAMMA,
            "state an exponent such as 2, or leave focalGamma out"),
        row.focalGamma().value() == 0
            ? Stream.empty()
            : conflicts(numbers.declaration(), row).stream());
  }

  private static List<Finding> conflicts(LossDeclaration declaration, StatedRow row) {
    Stated<Double> gamma = row.focalGamma();
    String type = declaration.typeName();
    List<Finding> conflicts = new ArrayList<>();
    if (row.target().value() == Target.PROBABILITIES) {
      conflicts.add(
          Finding.onValue(declaration, gamma, Rule.FOCAL_PROBABILITIES, type, gamma.value()));
    }
    double smoothing = row.labelSmoothing().value();
    if (smoothing != 0) {
      conflicts.add(
          Finding.onValue(
              declaration, gamma, Rule.FOCAL_SMOOTHING, type, gamma.value(), smoothing));
    }
    return conflicts;
  }
}
