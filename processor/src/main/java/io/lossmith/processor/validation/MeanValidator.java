package io.lossmith.processor.validation;

import io.lossmith.Divisor;
import io.lossmith.Reduction;
import io.lossmith.Target;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.stream.Stream;

/** Judges what is stated of the mean: whether there is one, and what it divides by. */
final class MeanValidator {
  private MeanValidator() {}

  static Stream<Finding> validate(SoftmaxDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    Stated<Divisor> divisor = declaration.form().divisor();
    return Stream.of(
            withoutMean(loss, "divisor", divisor),
            withoutMean(loss, "emptyMean", declaration.form().emptyMean()),
            ofProbabilities(loss, divisor, declaration.row().target().value()))
        .flatMap(findings -> findings);
  }

  private static Stream<Finding> ofProbabilities(
      LossDeclaration loss, Stated<Divisor> divisor, Target target) {
    return target == Target.PROBABILITIES && divisor.value() == Divisor.TARGET_WEIGHTS
        ? Stream.of(Finding.onValue(loss, divisor, Rule.DIVISOR_PROBABILITIES, loss.typeName()))
        : Stream.empty();
  }

  private static Stream<Finding> withoutMean(
      LossDeclaration loss, String element, Stated<?> stated) {
    if (stated.position() == null) {
      return Stream.empty();
    }
    if (loss.batch().value().isEmpty()) {
      return Stream.of(withoutMean(loss, element, stated, "a call takes one example", "a batch"));
    }
    Reduction reduction = loss.reduction().value();
    return reduction == Reduction.MEAN
        ? Stream.empty()
        : Stream.of(
            withoutMean(
                loss, element, stated, "reduction is " + reduction, "reduction = Reduction.MEAN"));
  }

  private static Finding withoutMean(
      LossDeclaration loss, String element, Stated<?> stated, String found, String fix) {
    return Finding.onValue(
        loss, stated, Rule.NO_MEAN, element, loss.typeName(), found, element, fix);
  }
}
