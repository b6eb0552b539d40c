package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.compile;
import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.InMemoryCompilation;
import io.lossmith.processor.testing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sigmoid cross-entropy goes through the rounds as softmax cross-entropy does, and beside it. */
class SigmoidGenerationTest {
  private static final String SIGMOID = "@io.lossmith.SigmoidCrossEntropy";

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void constantsThatAnotherProcessorWritesAreAwaited(JavaCompiler compiler) {
    List<Processor> processors =
        new ArrayList<>(
            List.of(
                new TextWriter(
                    "p.Labels",
                    "package p;\nfinal class Labels { static final int N = 7; }\n",
                    1)));
    processors.addAll(InMemoryCompilation.processors());
    Compiled compiled =
        InMemoryCompilation.compile(
            compiler,
            processors,
            digits(
                SIGMOID
                    + "(classes = Labels.N)\n@SoftmaxCrossEntropy(classes = 3, name = \"Other\")\n"
                    + "final class Digits {}\n"));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames()).containsExactly("p.DigitsLoss", "p.Labels", "p.Other");
    assertThat(compiled.generatedSource("p.DigitsLoss")).contains("CLASSES = 7;");
  }

  @Test
  void bothAnnotationsOfOneTypeNeedNamesOfTheirOwn() {
    Compiled compiled =
        compile(
            digits(
                SIGMOID
                    + "(classes = 2)\n@SoftmaxCrossEntropy(classes = 2)\nfinal class Digits {}\n"));
    assertThat(said(compiled))
        .hasSize(2)
        .allMatch(text -> text.contains("[LossmithNameShared] the loss of p.Digits"));
    assertThat(compiled.generatedNames()).isEmpty();
  }

  @Test
  void namesOfOneAnnotationAreTakenForTheOther() {
    Compiled compiled =
        compile(
            digits(
                SIGMOID
                    + "(classes = 2, name = \"Shared\") class Digits {}\n"
                    + "@SoftmaxCrossEntropy(classes = 2, name = \"Shared\") class Other {}\n"));
    assertThat(said(compiled)).hasSize(2).allMatch(text -> text.contains("[LossmithNameShared]"));
  }

  @Test
  void aTypeInsideAMethodIsAnError() {
    Compiled compiled =
        compile(
            digits(
                "class Digits {\n  void f() {\n    "
                    + SIGMOID
                    + "(classes = 1) class Model {}\n  }\n}\n"));
    assertThat(said(compiled))
        .singleElement()
        .asString()
        .startsWith("/p/Digits.java:6:5 [LossmithTypeLocal] Model");
  }

  @Test
  void whatIsWrongIsReportedAndNothingIsWritten() {
    Compiled compiled = compile(digits(SIGMOID + "(classes = 0) class Digits {}\n"));
    assertThat(said(compiled)).singleElement().asString().contains("[LossmithClassesNone]");
    assertThat(compiled.generatedNames()).isEmpty();
  }
}
