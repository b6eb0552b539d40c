package io.lossmith.processor;

import io.lossmith.processor.validation.Finding;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Shows findings to the user. The only class that speaks to the compiler's messager. */
final class DiagnosticPrinter {
  private final Messager messager;

  DiagnosticPrinter(Messager messager) {
    this.messager = messager;
  }

  /** Prints an error at the most exact position that the finding has. */
  void print(Finding finding) {
    if (finding.element() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, finding.message());
    } else if (finding.mirror() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, finding.message(), finding.element());
    } else if (finding.value() == null) {
      messager.printMessage(
          Diagnostic.Kind.ERROR, finding.message(), finding.element(), finding.mirror());
    } else {
      messager.printMessage(
          Diagnostic.Kind.ERROR,
          finding.message(),
          finding.element(),
          finding.mirror(),
          finding.value());
    }
  }
}
