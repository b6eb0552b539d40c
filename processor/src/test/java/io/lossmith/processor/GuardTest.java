package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;

class GuardTest {
  private final List<List<Object>> printed = new ArrayList<>();
  private final Guard guard = new Guard(new DiagnosticPrinter(recordingMessager()));

  @Test
  void aFailureAboutNoTypeIsPrintedWithoutPosition() {
    guard.run(
        null,
        () -> {
          LinkageError failure = new NoClassDefFoundError("a/B");
          failure.setStackTrace(new StackTraceElement[0]);
          throw failure;
        });
    assertThat(printed)
        .containsExactly(
            List.of(
                Diagnostic.Kind.ERROR,
                "[LossmithInternalError] the processor failed on the annotated types with"
                    + " java.lang.NoClassDefFoundError: a/B; this is a fault in Lossmith and not in"
                    + " your code; please report this text and the annotated type in Lossmith's"
                    + " issue tracker"));
  }

  @Test
  void anExhaustedJvmIsTheCompilersOwnBusiness() {
    assertThatThrownBy(
            () ->
                guard.run(
                    null,
                    () -> {
                      throw new OutOfMemoryError();
                    }))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(printed).isEmpty();
  }

  private Messager recordingMessager() {
    return (Messager)
        Proxy.newProxyInstance(
            Messager.class.getClassLoader(),
            new Class<?>[] {Messager.class},
            (self, method, arguments) -> {
              printed.add(Arrays.asList(arguments));
              return null;
            });
  }
}
