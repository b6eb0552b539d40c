package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import java.util.stream.Stream;

/** Judges the number of classes. */
final class ClassesValidator {
  /** Above 2^24 not every whole number is a float, so a float cannot count the classes. */
  private static final int MOST = 1 << 24;

  private ClassesValidator() {}

  static Stream<Finding> validate(LossDeclaration declaration, int fewest, Rule tooFew) {
    int classes = declaration.classes().value();
    if (classes < fewest) {
      return Stream.of(finding(declaration, tooFew));
    }
    return classes > MOST ? Stream.of(finding(declaration, Rule.CLASSES_TOO_MANY)) : Stream.empty();
  }

  private static Finding finding(LossDeclaration declaration, Rule rule) {
    return Finding.onValue(
        declaration,
        declaration.classes(),
        rule,
        declaration.typeName(),
        declaration.classes().value());
  }
}
