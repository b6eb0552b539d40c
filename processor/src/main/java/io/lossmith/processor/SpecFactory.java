package io.lossmith.processor;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.LossSpec;

/** Turns a declaration that was found right into a spec. */
final class SpecFactory {
  private SpecFactory() {}

  static LossSpec create(SoftmaxDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    return new LossSpec(
        loss.packageName(),
        loss.typeName(),
        loss.className(),
        loss.isPublic(),
        loss.classes().value(),
        new BatchShape(loss.dimensions()),
        loss.reduction().value(),
        OptionsFactory.create(declaration));
  }
}
