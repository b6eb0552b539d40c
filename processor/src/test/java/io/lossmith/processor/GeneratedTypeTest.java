package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.compile;
import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratedTypeTest {
  private static final String ANNOTATED = "@SoftmaxCrossEntropy(classes = 10, batch = 64) ";

  static Stream<Arguments> types() {
    return Compilers.all().stream()
        .flatMap(
            compiler ->
                Stream.of(
                        new String[] {ANNOTATED + "final class Digits {}", "p.DigitsLoss"},
                        new String[] {ANNOTATED + "record Digits(int x) {}", "p.DigitsLoss"},
                        new String[] {ANNOTATED + "interface Digits {}", "p.DigitsLoss"},
                        new String[] {
                          ANNOTATED + "class Digits<T extends Comparable<? super T>> {}",
                          "p.DigitsLoss"
                        },
                        new String[] {
                          "class Digits { " + ANNOTATED + "protected static class Model {} }",
                          "p.Digits_ModelLoss"
                        },
                        new String[] {
                          "class Digits { class A { " + ANNOTATED + "class B {} } }",
                          "p.Digits_A_BLoss"
                        },
                        new String[] {
                          "@SoftmaxCrossEntropy(classes = 10, name = \"Own\") class Digits {}",
                          "p.Own"
                        })
                    .map(type -> Arguments.of(compiler, type[0], type[1])));
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyKindOfTypeGetsItsClass(JavaCompiler compiler, String text, String generated) {
    Compiled compiled = InMemoryCompilation.compile(compiler, digits(text));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames()).containsExactly(generated);
    Class<?> loss = compiled.loadClass(generated);
    assertThat(Modifier.isFinal(loss.getModifiers())).isTrue();
    assertThat(Modifier.isPublic(loss.getModifiers())).isFalse();
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void theClassIsAsVisibleAsTheTypeAndAllAroundIt(JavaCompiler compiler) {
    Compiled compiled =
        InMemoryCompilation.compile(
            compiler,
            digits(
                ANNOTATED
                    + "public interface Digits {\n"
                    + ANNOTATED
                    + "class InInterface {\n"
                    + ANNOTATED
                    + "protected class Kept {\n"
                    + ANNOTATED
                    + "public class InKept {} } } }\n"));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(
            compiled.generatedNames().stream()
                .filter(name -> Modifier.isPublic(compiled.loadClass(name).getModifiers())))
        .containsExactly("p.DigitsLoss", "p.Digits_InInterfaceLoss");
    assertThat(compiled.generatedNames()).hasSize(4);
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void theUnnamedPackageWorks(JavaCompiler compiler) {
    Compiled compiled =
        InMemoryCompilation.compile(
            compiler,
            Map.of("Digits", "@io.lossmith.SoftmaxCrossEntropy(classes = 10) class Digits {}\n"));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames()).containsExactly("DigitsLoss");
  }

  @Test
  void theUserCanNameTheGeneratedClassAndNothingWarns() {
    Compiled compiled =
        compile(
            digits(
                ANNOTATED
                    + "final class Digits {\n  static final int COUNT = DigitsLoss.CLASSES;\n}\n"));
    assertThat(said(compiled)).isEmpty();
    assertThat(compiled.succeeded()).isTrue();
  }

  @Test
  void aWrongTypeDoesNotKeepARightOneFromItsClass() {
    Compiled compiled =
        compile(
            digits(
                "@SoftmaxCrossEntropy(classes = 1) class Digits {}\n"
                    + ANNOTATED
                    + "class Right {}\n"));
    assertThat(said(compiled)).singleElement().asString().contains("[LossmithClassesTooFew]");
    assertThat(compiled.generatedNames()).containsExactly("p.RightLoss");
  }
}
