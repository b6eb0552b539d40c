package io.lossmith.processor.validation;

import io.lossmith.LossmithGenerated;
import io.lossmith.processor.declaration.LossDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Judges whether the name of a generated class is free. */
final class NameClashValidator {
  private final Elements elements;

  /** The classes asked for, by their qualified names in lower case. */
  private final Map<String, List<Claim>> claims = new HashMap<>();

  /** A class that one annotation of one type asks for. */
  private record Claim(String qualifiedClassName, String typeName, String annotation) {
    Claim(LossDeclaration declaration) {
      this(
          declaration.qualifiedClassName(),
          declaration.typeName(),
          declaration.mirror().getAnnotationType().toString());
    }
  }

  NameClashValidator(Elements elements) {
    this.elements = elements;
  }

  void claim(LossDeclaration declaration) {
    Claim claim = new Claim(declaration);
    claims.computeIfAbsent(key(claim), key -> new ArrayList<>()).add(claim);
  }

  private static String key(Claim claim) {
    return claim.qualifiedClassName().toLowerCase(Locale.ROOT);
  }

  Stream<Finding> validate(LossDeclaration declaration) {
    if (!NameValidator.isClassName(declaration.className())) {
      return Stream.empty();
    }
    Claim claim = new Claim(declaration);
    Optional<Claim> rival =
        claims.getOrDefault(key(claim), List.of()).stream()
            .filter(other -> !other.equals(claim))
            .findFirst();
    return rival.isPresent()
        ? rival.map(other -> rivalled(declaration, claim, other)).stream()
        : occupant(claim).map(occupant -> taken(declaration, claim, occupant)).stream();
  }

  private static Finding rivalled(LossDeclaration declaration, Claim claim, Claim other) {
    return claim.qualifiedClassName().equals(other.qualifiedClassName())
        ? Finding.onValue(
            declaration,
            declaration.name(),
            Rule.NAME_SHARED,
            claim.typeName(),
            claim.qualifiedClassName(),
            other.typeName(),
            suggestion(declaration))
        : Finding.onValue(
            declaration,
            declaration.name(),
            Rule.NAME_DIFFERS_IN_CASE,
            claim.typeName(),
            claim.qualifiedClassName(),
            other.typeName(),
            other.qualifiedClassName(),
            suggestion(declaration));
  }

  private static Finding taken(LossDeclaration declaration, Claim claim, String occupant) {
    return Finding.onValue(
        declaration,
        declaration.name(),
        Rule.NAME_TAKEN,
        claim.typeName(),
        claim.qualifiedClassName(),
        occupant,
        suggestion(declaration));
  }

  private static String suggestion(LossDeclaration declaration) {
    return declaration.nestedName() + "CrossEntropy";
  }

  /** What has the name already, in words. */
  private Optional<String> occupant(Claim claim) {
    TypeElement existing = elements.getTypeElement(claim.qualifiedClassName());
    return existing == null || isStaleOutput(existing, claim)
        ? Optional.empty()
        : Optional.of("a type of that name exists already");
  }

  /**
   * Whether a type is what an earlier compilation wrote for the same annotated type, or for one
   * that is gone. Incremental builds have their output folder on the class path.
   */
  private boolean isStaleOutput(TypeElement existing, Claim claim) {
    return existing.getAnnotationMirrors().stream()
        .filter(NameClashValidator::isMarker)
        .flatMap(marker -> marker.getElementValues().values().stream())
        .map(AnnotationValue::getValue)
        .anyMatch(
            annotatedType ->
                annotatedType.equals(claim.typeName())
                    || elements.getTypeElement(annotatedType.toString()) == null);
  }

  private static boolean isMarker(AnnotationMirror mirror) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement annotation
        && annotation.getQualifiedName().contentEquals(LossmithGenerated.class.getName());
  }
}
