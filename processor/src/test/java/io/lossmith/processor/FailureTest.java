package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.HookedProcessor;
import io.lossmith.processor.testing.InMemoryCompilation;
import io.lossmith.processor.testing.SourceHook;
import io.lossmith.processor.testing.TextWriter;
import java.io.IOException;
import java.util.List;
import javax.annotation.processing.Processor;
import org.junit.jupiter.api.Test;

class FailureTest {
  private static final String TWO_TYPES =
      "@SoftmaxCrossEntropy(classes = 2) class Digits {}\n"
          + "@SoftmaxCrossEntropy(classes = 2) class Other {}\n";

  @Test
  void aSourceThatCannotBeWrittenIsAnErrorOfItsType() {
    Compiled compiled =
        compile(
            (name, origins) -> {
              if (name.equals("p.DigitsLoss")) {
                throw new IOException("disk full");
              }
            });
    assertThat(said(compiled))
        .containsExactly(
            "/p/Digits.java:4:1 [LossmithNotWritten] p.DigitsLoss, the loss of p.Digits, could not"
                + " be written: java.io.IOException: disk full; the compiler's output must take a"
                + " source file of that name; clear the output folder and compile again, or look"
                + " for what else writes the file");
    assertThat(compiled.generatedNames()).containsExactly("p.OtherLoss");
  }

  @Test
  void aFailureOfOursIsOneErrorOfItsType() {
    Compiled compiled =
        compile(
            (name, origins) -> {
              if (name.equals("p.DigitsLoss")) {
                IllegalStateException failure = new IllegalStateException("broken");
                failure.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("a.B", "c", "B.java", 7)});
                throw failure;
              }
            });
    assertThat(said(compiled))
        .containsExactly(
            "/p/Digits.java:4:35 [LossmithInternalError] the processor failed on p.Digits with"
                + " java.lang.IllegalStateException: broken at a.B.c(B.java:7); this is a fault in"
                + " Lossmith and not in your code; please report this text and the annotated type"
                + " in Lossmith's issue tracker");
    assertThat(compiled.generatedNames()).containsExactly("p.OtherLoss");
  }

  @Test
  void aSourceThatAnotherProcessorWroteInTheSameRoundIsAnError() {
    List<Processor> processors =
        List.of(
            new TextWriter("p.DigitsLoss", "package p;\nclass DigitsLoss {}\n", 1),
            new LossmithProcessor());
    Compiled compiled =
        InMemoryCompilation.compile(Compilers.javac(), processors, digits(TWO_TYPES));
    assertThat(said(compiled))
        .singleElement()
        .asString()
        .startsWith("/p/Digits.java:4:1 [LossmithNotWritten] p.DigitsLoss, the loss of p.Digits,")
        .contains("FilerException: Attempt to recreate a file for type p.DigitsLoss;");
  }

  @Test
  void aProxyBeforeTheEnvironmentHidesLocalTypesAndHarmsNothing() {
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            List.of(
                new HookedProcessor(new LocalTypeProcessor(), (name, origins) -> {}),
                new LossmithProcessor()),
            digits(
                "@SoftmaxCrossEntropy(classes = 2) class Digits {\n"
                    + "  void f() { @SoftmaxCrossEntropy(classes = 2) class Local {} } }"));
    assertThat(said(compiled)).isEmpty();
    assertThat(compiled.generatedNames()).containsExactly("p.DigitsLoss");
  }

  private static Compiled compile(SourceHook hook) {
    return InMemoryCompilation.compile(
        Compilers.javac(), List.of(new HookedProcessor(hook)), digits(TWO_TYPES));
  }
}
