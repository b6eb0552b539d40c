package io.lossmith.processor;

import io.lossmith.processor.validation.Finding;
import io.lossmith.processor.validation.Rule;
import javax.lang.model.element.TypeElement;

/**
 * Keeps unexpected failures from the compiler, which would print a stack trace and no position. A
 * failure is reported at the type that it occurred on, and the other types go on.
 */
final class Guard {
  private final DiagnosticPrinter printer;

  Guard(DiagnosticPrinter printer) {
    this.printer = printer;
  }

  void run(TypeElement type, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      printer.print(
          Finding.onElement(type, Rule.INTERNAL_ERROR, type.getQualifiedName(), describe(e)));
    }
  }

  /** The exception in one line, with the place that it came from. */
  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
  }
}
