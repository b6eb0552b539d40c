package io.lossmith.processor.validation;

import io.lossmith.Layout;
import io.lossmith.Precision;
import io.lossmith.Storage;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import io.lossmith.processor.declaration.Stated;
import java.util.stream.Stream;

/** Judges how arrays are laid out and of what type they are. */
final class FormatValidator {
  private FormatValidator() {}

  static Stream<Finding> validate(SoftmaxDeclaration declaration) {
    return Stream.concat(
        layout(declaration.loss(), declaration.form().layout()), storage(declaration));
  }

  private static Stream<Finding> layout(LossDeclaration loss, Stated<Layout> layout) {
    return layout.value() == Layout.CLASSES_FIRST && loss.batch().value().isEmpty()
        ? Stream.of(Finding.onValue(loss, layout, Rule.LAYOUT_ONE_EXAMPLE, loss.typeName()))
        : Stream.empty();
  }

  private static Stream<Finding> storage(SoftmaxDeclaration declaration) {
    Stated<Storage> storage = declaration.form().storage();
    LossDeclaration loss = declaration.loss();
    return declaration.precision().value() == Precision.DOUBLE && storage.value() != Storage.FLOAT32
        ? Stream.of(
            Finding.onValue(loss, storage, Rule.STORAGE_DOUBLE, loss.typeName(), storage.value()))
        : Stream.empty();
  }
}
