package io.lossmith.processor.validation;

import io.lossmith.Precision;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges the numbers of one declaration: each by a rule of its own, and one that is right by what
 * the precision of the loss makes of it.
 */
record NumberValidator(LossDeclaration declaration, Precision precision) {

  /**
   * Judges one number.
   *
   * @param element what the number is called
   * @param right whether it is right as such
   * @param rule the rule that it breaks otherwise; its text ends in a fix
   * @param fix the fix, unless the number is right once its sign is turned
   */
  Stream<Finding> validate(
      String element, Stated<Double> number, DoublePredicate right, Rule rule, String fix) {
    double value = number.value();
    if (right.test(value)) {
      return rounding(element, number);
    }
    String way = right.test(-value) ? "did you mean " + -value + "?" : fix;
    return Stream.of(
        Finding.onValue(declaration, number, rule, element, declaration.typeName(), value, way));
  }

  /** Judges each number of a list, with a fix for each. */
  Stream<Finding> validateEach(
      String element,
      Stated<List<Stated<Double>>> list,
      DoublePredicate right,
      Rule rule,
      IntFunction<String> fix) {
    return IntStream.range(0, list.value().size())
        .boxed()
        .flatMap(
            index ->
                validate(
                    element + "[" + index + "]",
                    list.value().get(index),
                    right,
                    rule,
                    fix.apply(index)));
  }

  private Stream<Finding> rounding(String element, Stated<Double> number) {
    double exact = number.value();
    double rounded = rounded(exact);
    if (Double.isInfinite(rounded)) {
      return Stream.of(rounding(element, number, Rule.NUMBER_OVERFLOWS));
    }
    return rounded == 0 && exact != 0
        ? Stream.of(rounding(element, number, Rule.NUMBER_VANISHES))
        : Stream.empty();
  }

  private Finding rounding(String element, Stated<Double> number, Rule rule) {
    return Finding.onValue(
        declaration, number, rule, element, declaration.typeName(), number.value());
  }

  /** A number in the precision of the loss. */
  double rounded(double number) {
    return precision == Precision.DOUBLE ? number : (float) number;
  }

  static boolean isFiniteAndNotNegative(double number) {
    return number >= 0 && Double.isFinite(number);
  }
}
