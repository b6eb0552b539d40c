package io.lossmith.processor.validation;

import io.lossmith.Output;
import io.lossmith.Reduction;
import io.lossmith.Target;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges what a call is to return beside the loss. */
final class OutputsValidator {
  private OutputsValidator() {}

  static Stream<Finding> validate(SoftmaxDeclaration declaration) {
    List<Stated<Output>> outputs = declaration.form().outputs().value();
    return Stream.concat(
        IntStream.range(0, outputs.size())
            .boxed()
            .flatMap(index -> output(declaration, index, outputs.get(index)).stream()),
        ListValidator.differ(declaration.loss(), "outputs", declaration.form().outputs()));
  }

  private static Optional<Finding> output(
      SoftmaxDeclaration declaration, int index, Stated<Output> output) {
    LossDeclaration loss = declaration.loss();
    return switch (output.value()) {
      case LOSSES ->
          whatIsReturned(loss)
              .map(
                  found ->
                      Finding.onValue(
                          loss, output, Rule.OUTPUT_LOSSES, index, loss.typeName(), found));
      case TARGET_PROBABILITY ->
          declaration.row().target().value() == Target.INDEX
              ? Optional.empty()
              : Optional.of(
                  Finding.onValue(
                      loss, output, Rule.OUTPUT_TARGET_PROBABILITY, index, loss.typeName()));
      case LOG_SUM_EXP, ARGMAX -> Optional.empty();
    };
  }

  /** Why a call returns a loss a row anyway, if it does. */
  private static Optional<String> whatIsReturned(LossDeclaration loss) {
    if (loss.batch().value().isEmpty()) {
      return Optional.of("a call takes one example");
    }
    return loss.reduction().value() == Reduction.NONE
        ? Optional.of("reduction is NONE")
        : Optional.empty();
  }
}
