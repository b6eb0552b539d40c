package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SoftmaxDeclaration;
import java.util.stream.Stream;
import javax.lang.model.util.Elements;

/**
 * Judges declarations by every rule at once. Remembers the classes that earlier rounds asked for,
 * since no two may have one name; keeps no element of an earlier round.
 */
public final class DeclarationValidator {
  private final NameClashValidator nameClashes;

  public DeclarationValidator(Elements elements) {
    nameClashes = new NameClashValidator(elements);
  }

  /** Takes note of the class that is asked for; to be called for a whole round before judging. */
  public void claimName(LossDeclaration declaration) {
    nameClashes.claim(declaration);
  }

  /** All that is wrong with a declaration. */
  public Report validate(SoftmaxDeclaration declaration) {
    LossDeclaration loss = declaration.loss();
    return Report.of(
        Stream.of(
                TypeValidator.validate(loss),
                ClassesValidator.validate(loss),
                BatchValidator.validate(loss),
                SoftmaxValidator.validate(declaration),
                NameValidator.validate(loss),
                nameClashes.validate(loss))
            .flatMap(findings -> findings));
  }
}
