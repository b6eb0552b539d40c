package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Judges the weights of classes one by one and together; not how many there are. */
final class ClassWeightsValidator {
  private ClassWeightsValidator() {}

  static Stream<Finding> validate(
      NumberValidator numbers, Stated<List<Stated<Double>>> weights, IntPredicate isLive) {
    List<Finding> wrongWeights =
        numbers
            .validateEach(
                "classWeights",
                weights,
                NumberValidator::isFiniteAndNotNegative,
                Rule.CLASS_WEIGHT,
                index -> "state 1 for a class that counts as it is")
            .toList();
    return wrongWeights.isEmpty()
        ? together(numbers.declaration(), weights, isLive)
        : wrongWeights.stream();
  }

  private static Stream<Finding> together(
      LossDeclaration declaration, Stated<List<Stated<Double>>> weights, IntPredicate isLive) {
    List<Stated<Double>> each = weights.value();
    List<Double> live =
        IntStream.range(0, each.size())
            .filter(isLive)
            .mapToObj(index -> each.get(index).value())
            .toList();
    boolean oneAClass = each.size() == declaration.classes().value();
    return oneAClass && !live.isEmpty() && live.stream().allMatch(weight -> weight == 0)
        ? Stream.of(
            Finding.onValue(
                declaration, weights, Rule.CLASS_WEIGHTS_ALL_ZERO, declaration.typeName()))
        : Stream.empty();
  }
}
