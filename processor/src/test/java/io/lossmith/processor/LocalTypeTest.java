package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.compile;
import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalTypeTest {
  private static final String ERROR =
      " [LossmithTypeLocal] Model is declared inside a block of code; the annotated type must be"
          + " top-level or a member of one; move Model out of the block";

  @Test
  void aTypeInsideAMethodIsAnError() {
    Compiled compiled =
        compile(
            digits(
                "final class Digits {\n  void train() {\n"
                    + "    @SoftmaxCrossEntropy(classes = 10) final class Model {}\n  }\n}\n"));
    assertThat(said(compiled)).containsExactly("/p/Digits.java:6:5" + ERROR);
    assertThat(compiled.generatedNames()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static { @SoftmaxCrossEntropy(classes = 2) class Model {} }",
        "Object o = new Object() { @SoftmaxCrossEntropy(classes = 2) class Model {} };",
        "Runnable r = () -> { @SoftmaxCrossEntropy(classes = 2) record Model() {} };",
        "void f() { class L { @SoftmaxCrossEntropy(classes = 2) class Model {} } }",
        "void f() { @io.lossmith.SoftmaxCrossEntropy(classes = 2) class Model {} }",
      })
  void aTypeInsideAnyCodeIsAnError(String member) {
    Compiled compiled = compile(digits("class Digits { " + member + " }\n"));
    assertThat(said(compiled)).singleElement().asString().endsWith(ERROR);
  }

  @Test
  void theOtherTypesOfTheCompilationUnitAreStillGenerated() {
    Compiled compiled =
        compile(
            digits(
                "@SoftmaxCrossEntropy(classes = 10) final class Digits {\n"
                    + "  void f() { @SoftmaxCrossEntropy(classes = 2) class Model {} }\n}\n"
                    + "class Other {}\n"));
    assertThat(said(compiled)).containsExactly("/p/Digits.java:5:14" + ERROR);
    assertThat(compiled.generatedNames()).containsExactly("p.DigitsLoss");
  }

  @Test
  void anAnnotationOfTheSameSimpleNameIsNotOurs() {
    Compiled compiled =
        compile(
            Map.of(
                "p.Digits",
                "package p;\nclass Digits {\n  @interface SoftmaxCrossEntropy {}\n"
                    + "  void f() { @SoftmaxCrossEntropy class Model {} }\n}\n"));
    assertThat(said(compiled)).isEmpty();
  }

  @Test
  void aCompilerWithoutJavacsTreesCompilesOn() {
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.ecj(),
            digits(
                "@SoftmaxCrossEntropy(classes = 10) final class Digits {\n"
                    + "  void f() { @SoftmaxCrossEntropy(classes = 2) class Model {} }\n}\n"));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames()).containsExactly("p.DigitsLoss");
  }
}
