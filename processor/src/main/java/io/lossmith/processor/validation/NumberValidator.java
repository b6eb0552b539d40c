package io.lossmith.processor.validation;

import io.lossmith.Precision;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;

/**
 * Judges the numbers of one declaration: each by a rule of its own, and one that is right by what
 * the precision of the loss makes of it.
 */
record NumberValidator(LossDeclaration declaration, Precision precision) {

  /** Judges the value of an element by a rule whose text ends in a fix. */
  Stream<Finding> validate(
      String element, Stated<Double> number, DoublePredicate right, Rule rule, String otherwise) {
    return right.test(number.value())
        ? rounding(element, number)
        : Stream.of(
            Finding.onValue(
                declaration,
                number,
                rule,
                declaration.typeName(),
                number.value(),
                unsigned(number.value(), right, otherwise)));
  }

  /** What is wrong with a number once it is rounded to the precision. */
  Stream<Finding> rounding(String element, Stated<Double> number) {
    double exact = number.value();
    double rounded = rounded(exact);
    if (Double.isInfinite(rounded)) {
      return Stream.of(finding(element, number, Rule.NUMBER_OVERFLOWS));
    }
    return rounded == 0 && exact != 0
        ? Stream.of(finding(element, number, Rule.NUMBER_VANISHES))
        : Stream.empty();
  }

  /** A number in the precision of the loss. */
  double rounded(double number) {
    return precision == Precision.DOUBLE ? number : (float) number;
  }

  private Finding finding(String element, Stated<Double> number, Rule rule) {
    return Finding.onValue(
        declaration, number, rule, element, declaration.typeName(), number.value());
  }

  /** The fix of a number that would be right without its sign, or another. */
  static String unsigned(double number, DoublePredicate right, String otherwise) {
    return right.test(-number) ? "did you mean " + -number + "?" : otherwise;
  }

  static boolean isFiniteAndNotNegative(double number) {
    return number >= 0 && Double.isFinite(number);
  }
}
