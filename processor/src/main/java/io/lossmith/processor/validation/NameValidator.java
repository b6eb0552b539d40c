package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Judges a name as a name; whether it is free is for {@link NameClashValidator}. */
final class NameValidator {
  /** Identifiers that no type may have, though they are no keywords elsewhere. */
  private static final Set<String> NO_TYPE_NAMES =
      Set.of("permits", "record", "sealed", "var", "yield");

  private NameValidator() {}

  static Stream<Finding> validate(LossDeclaration declaration) {
    String name = declaration.className();
    return isClassName(name)
        ? Stream.empty()
        : Stream.of(
            Finding.onValue(
                declaration,
                declaration.name(),
                Rule.NAME_INVALID,
                declaration.typeName(),
                name,
                suggestion(name, declaration)));
  }

  static boolean isClassName(String name) {
    return SourceVersion.isIdentifier(name)
        && !SourceVersion.isKeyword(name)
        && !NO_TYPE_NAMES.contains(name);
  }

  /** What of the name can be kept: the simple name of a qualified one, words in camel case. */
  private static String suggestion(String name, LossDeclaration declaration) {
    String simpleName = name.substring(name.lastIndexOf('.') + 1);
    String kept =
        Arrays.stream(simpleName.split("[^\\p{javaJavaIdentifierPart}]+"))
            .map(NameValidator::capitalized)
            .collect(Collectors.joining())
            .replaceFirst("^[^\\p{javaJavaIdentifierStart}]+", "");
    return isClassName(kept) ? kept : declaration.nestedName() + "Loss";
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
