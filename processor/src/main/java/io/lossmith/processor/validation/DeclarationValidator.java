package io.lossmith.processor.validation;

import io.lossmith.processor.declaration.LossDeclaration;
import io.lossmith.processor.declaration.SigmoidDeclaration;
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

  /** All that is wrong with a declaration of softmax cross-entropy. */
  public Report validate(SoftmaxDeclaration declaration) {
    return report(declaration.loss(), SoftmaxValidator.validate(declaration));
  }

  /** All that is wrong with a declaration of sigmoid cross-entropy. */
  public Report validate(SigmoidDeclaration declaration) {
    return report(declaration.loss(), SigmoidValidator.validate(declaration));
  }

  private Report report(LossDeclaration loss, Stream<Finding> own) {
    return Report.of(
        Stream.of(
                TypeValidator.validate(loss),
                own,
                NameValidator.validate(loss),
                nameClashes.validate(loss))
            .flatMap(findings -> findings));
  }
}
