package io.lossmith.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import io.lossmith.processor.testing.InMemoryCompilation;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/** The example of the README, as a user's compiler sees it. */
class QuickStartTest {
  private static final String USE =
      """
      package example;

      import io.lossmith.SoftmaxCrossEntropy;

      @SoftmaxCrossEntropy(classes = %d, batch = 64)
      final class DigitModel {
        private final DigitModelLoss loss = new DigitModelLoss();

        float step(float[] logits, int[] targets, float[] gradient) {
          return loss.lossAndGradient(logits, targets, gradient);
        }
      }
      """;

  @Test
  void compilesWithoutWarnings() {
    Compilation compilation = compile(10);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation)
        .generatedSourceFile("example.DigitModelLoss")
        .contentsAsUtf8String()
        .contains("final class DigitModelLoss implements BatchLoss");
  }

  @Test
  void aWrongSpecIsAnErrorOnTheValue() {
    JavaFileObject source = source(1);
    Compilation compilation = compile(source);
    assertThat(compilation)
        .hadErrorContaining("[LossmithClassesTooFew]")
        .inFile(source)
        .onLine(5)
        .atColumn(32);
  }

  private static Compilation compile(int classes) {
    return compile(source(classes));
  }

  private static JavaFileObject source(int classes) {
    return JavaFileObjects.forSourceString("example.DigitModel", USE.formatted(classes));
  }

  private static Compilation compile(JavaFileObject source) {
    return Compiler.javac()
        .withProcessors(InMemoryCompilation.processors())
        .withOptions("-Xlint:all", "-Werror")
        .compile(source);
  }
}
