package io.lossmith.processor;

import io.lossmith.Precision;
import io.lossmith.Storage;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SigmoidDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.spec.BatchShape;
import io.lossmith.processor.spec.LossSpec;
import io.lossmith.processor.spec.NumberFormat;
import io.lossmith.processor.spec.SigmoidSpec;

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

  static SigmoidSpec create(SigmoidDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    Precision precision = declaration.precision().value();
    OptionsFactory options = new OptionsFactory(new NumberFormat(precision, Storage.FLOAT32));
    return new SigmoidSpec(
        loss.packageName(),
        loss.typeName(),
        loss.className(),
        loss.isPublic(),
        loss.classes().value(),
        new BatchShape(loss.dimensions()),
        loss.reduction().value(),
        options.row(declaration.row(), 0),
        options.allBut(1, declaration.positiveWeights()),
        precision);
  }
}
