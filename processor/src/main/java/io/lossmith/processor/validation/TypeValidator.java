package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Judges the annotated type itself. */
final class TypeValidator {
  private TypeValidator() {}

  static Stream<Finding> validate(LossDeclaration declaration) {
    return Stream.concat(kind(declaration), visibility(declaration));
  }

  private static Stream<Finding> kind(LossDeclaration declaration) {
    return switch (declaration.type().getKind()) {
      case ENUM -> Stream.of(unsupported(declaration, "enum"));
      case ANNOTATION_TYPE -> Stream.of(unsupported(declaration, "annotation interface"));
      default -> Stream.empty();
    };
  }

  private static Finding unsupported(LossDeclaration declaration, String kind) {
    return Finding.onAnnotation(declaration, Rule.KIND_UNSUPPORTED, declaration.typeName(), kind);
  }

  private static Stream<Finding> visibility(LossDeclaration declaration) {
    return declaration.typeAndEnclosingTypes().stream()
        .filter(type -> type.getModifiers().contains(Modifier.PRIVATE))
        .map(type -> hidden(declaration, type));
  }

  private static Finding hidden(LossDeclaration declaration, TypeElement type) {
    return Finding.onAnnotation(
        declaration, Rule.TYPE_PRIVATE, type.getQualifiedName(), type.getSimpleName());
  }
}
