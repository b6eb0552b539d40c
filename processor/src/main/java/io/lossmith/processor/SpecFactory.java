package io.lossmith.processor;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.LossSpec;

/** Turns a declaration that was found right into a spec. */
final class SpecFactory {
  private SpecFactory() {}

  static LossSpec create(LossDeclaration declaration) {
    return new LossSpec(
        declaration.packageName(),
        declaration.typeName(),
        declaration.className(),
        declaration.isPublic(),
        declaration.classes().value(),
        new BatchShape(declaration.dimensions()),
        declaration.reduction().value());
  }
}
