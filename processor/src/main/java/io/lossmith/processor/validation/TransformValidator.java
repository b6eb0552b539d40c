package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.Stated;
import io.lossmith.processor.declaration.StatedTransform;
import java.util.List;
import java.util.stream.Stream;

/** Judges the numbers that logits are transformed with. */
final class TransformValidator {
  private TransformValidator() {}

  static Stream<Finding> validate(NumberValidator numbers, StatedTransform transform) {
    return Stream.of(
            temperature(numbers, transform.temperature()),
            numbers.validate(
                "logitSoftcap",
                transform.softcap(),
                NumberValidator::isFiniteAndNotNegative,
                Rule.LOGIT_SOFTCAP,
                "state a magnitude such as 30, or leave logitSoftcap out"),
            adjustment(numbers, transform.adjustment()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> temperature(NumberValidator numbers, Stated<Double> temperature) {
    return numbers.validate(
        "temperature",
        temperature,
        number -> number > 0 && Double.isFinite(number) && hasReciprocal(numbers, number),
        Rule.TEMPERATURE,
        "state 1 for logits as they are, or leave temperature out");
  }

  /** A temperature that is no longer positive and finite once rounded has a rule of its own. */
  private static boolean hasReciprocal(NumberValidator numbers, double temperature) {
    double rounded = numbers.rounded(temperature);
    return rounded == 0
        || Double.isInfinite(rounded)
        || Double.isFinite(numbers.rounded(1 / rounded));
  }

  private static Stream<Finding> adjustment(
      NumberValidator numbers, Stated<List<Stated<Double>>> adjustment) {
    return numbers.validateEach(
        "logitAdjustment",
        adjustment,
        Double::isFinite,
        Rule.LOGIT_ADJUSTMENT,
        index ->
            adjustment.value().get(index).value() == Double.NEGATIVE_INFINITY
                ? "did you mean maskedClasses = " + index + "?"
                : "state 0 for a logit that stays as it is");
  }
}
