package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import java.util.List;
import java.util.stream.Stream;

/** Judges what softmax cross-entropy has beside what every loss has. */
final class SoftmaxValidator {
  private static final int FEWEST_CLASSES = 2;

  private SoftmaxValidator() {}

  static Stream<Finding> validate(SoftmaxDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    NumberValidator numbers = new NumberValidator(loss, declaration.precision().value());
    MaskValidator mask = new MaskValidator(loss, declaration.transform());
    List<Finding> classes =
        ClassesValidator.validate(loss, FEWEST_CLASSES, Rule.CLASSES_TOO_FEW).toList();
    return Stream.of(
            classes.stream(),
            BatchValidator.validate(loss),
            classes.isEmpty() ? ofClasses(declaration, mask) : Stream.<Finding>empty(),
            ClassWeightsValidator.validate(numbers, declaration.row().classWeights(), mask::isLive),
            TargetValidator.validate(loss, declaration.row()),
            SmoothingValidator.validate(numbers, declaration.row().labelSmoothing()),
            MeanValidator.validate(declaration),
            FormatValidator.validate(declaration),
            TransformValidator.validate(numbers, declaration.transform()),
            zLoss(declaration, numbers),
            FocalValidator.validate(numbers, declaration.row()),
            OutputsValidator.validate(declaration))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> ofClasses(SoftmaxDeclaration declaration, MaskValidator mask) {
    LossDeclaration loss = declaration.loss();
    return Stream.of(
            ListValidator.oneAClass(loss, "classWeights", declaration.row().classWeights()),
            ListValidator.oneAClass(loss, "logitAdjustment", declaration.transform().adjustment()),
            mask.validate(),
            TopKValidator.validate(loss, declaration.form().topK(), mask.liveClasses()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> zLoss(SoftmaxDeclaration declaration, NumberValidator numbers) {
    return numbers.validate(
        "zLoss",
        declaration.zLoss(),
        NumberValidator::isFiniteAndNotNegative,
        Rule.Z_LOSS,
        "state a factor such as 1.0E-4, or leave zLoss out");
  }
}
