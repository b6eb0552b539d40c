package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SigmoidDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** Judges what sigmoid cross-entropy has beside what every loss has. */
final class SigmoidValidator {
  private static final int FEWEST_CLASSES = 1;

  private SigmoidValidator() {}

  static Stream<Finding> validate(SigmoidDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    NumberValidator numbers = new NumberValidator(loss, declaration.precision().value());
    List<Finding> classes =
        ClassesValidator.validate(loss, FEWEST_CLASSES, Rule.CLASSES_NONE).toList();
    return Stream.of(
            classes.stream(),
            BatchValidator.validate(loss),
            classes.isEmpty() ? ofClasses(declaration) : Stream.<Finding>empty(),
            numbers.validateEach(
                "positiveWeights",
                declaration.positiveWeights(),
                weight -> weight > 0 && Double.isFinite(weight),
                Rule.POSITIVE_WEIGHT,
                index -> "state 1 for a class that counts as it is"),
            ClassWeightsValidator.validate(
                numbers, declaration.row().classWeights(), index -> true),
            TargetValidator.validate(loss, declaration.row()),
            SmoothingValidator.validate(numbers, declaration.row().labelSmoothing()),
            FocalValidator.validate(numbers, declaration.row()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> ofClasses(SigmoidDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    return Stream.concat(
        ListValidator.oneAClass(loss, "positiveWeights", declaration.positiveWeights()),
        ListValidator.oneAClass(loss, "classWeights", declaration.row().classWeights()));
  }
}
