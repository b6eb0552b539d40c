package io.lossmith.processor;

import io.lossmith.processor.validation.Finding;
import io.lossmith.processor.validation.Rule;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Keeps unexpected failures from the compiler, which would print a stack trace and no position. A
 * failure is reported at the type that it occurred on, and the other types go on.
 */
final class Guard {
  private final DiagnosticPrinter printer;

  Guard(DiagnosticPrinter printer) {
    this.printer = printer;
  }

  /**
   * Runs a step.
   *
   * @param type the type that the step is about; null for a step about none
   */
  void run(@Nullable TypeElement type, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      CharSequence name = type == null ? "the annotated types" : type.getQualifiedName();
      printer.print(Finding.onElement(type, Rule.INTERNAL_ERROR, name, describe(e)));
    }
  }

  /** The exception in one line, with the place that it came from. */
  private static String describe(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
  }
}
