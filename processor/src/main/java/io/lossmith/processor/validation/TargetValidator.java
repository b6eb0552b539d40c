package io.lossmith.processor.validation;

import io.lossmith.Target;
import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.Stated;
import io.lossmith.processor.declaration.StatedRow;
import java.util.List;
import java.util.stream.Stream;

/** Judges what the targets are, and which of them are ignored. */
final class TargetValidator {
  private TargetValidator() {}

  static Stream<Finding> validate(LossDeclaration declaration, StatedRow row) {
    List<Stated<Integer>> ignored = row.ignoreIndex().value();
    if (ignored.isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        ignored.size() == 1
            ? Stream.empty()
            : Stream.of(
                Finding.onValue(
                    declaration,
                    ignored.get(1),
                    Rule.IGNORE_INDEX_MANY,
                    declaration.typeName(),
                    ignored.size())),
        row.target().value() == Target.INDEX
            ? Stream.empty()
            : Stream.of(
                Finding.onValue(
                    declaration,
                    row.ignoreIndex(),
                    Rule.IGNORE_INDEX_PROBABILITIES,
                    declaration.typeName(),
                    ignored.get(0).value())));
  }
}
