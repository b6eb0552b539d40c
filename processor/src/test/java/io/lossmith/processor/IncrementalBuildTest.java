package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.HookedProcessor;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncrementalBuildTest {
  /** Compiles only if the loss that it uses is its own. */
  private static final String TWENTY_CLASSES =
      "@SoftmaxCrossEntropy(classes = 20) class Digits {\n"
          + "  int check(int x) {\n"
          + "    switch (x) { case 10: return 1; case DigitsLoss.CLASSES: return 2; }\n"
          + "    return 0;\n  }\n}\n";

  @TempDir Path output;

  @Test
  void earlierOutputOnTheClassPathIsReplaced() throws IOException {
    compileIntoOutput("@SoftmaxCrossEntropy(classes = 10) class Digits {}", "p.Digits");
    Compiled again = compileOnOutput(Compilers.javac(), TWENTY_CLASSES);
    assertThat(again.succeeded()).as("%s", said(again)).isTrue();
    assertThat(again.generatedSource("p.DigitsLoss")).contains("CLASSES = 20;");
  }

  @Test
  void earlierOutputOnTheSourcePathIsReplaced() throws IOException {
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(), digits("@SoftmaxCrossEntropy(classes = 10) class Digits {}"));
    Files.createDirectories(output.resolve("p"));
    Files.writeString(
        output.resolve("p/DigitsLoss.java"), compiled.generatedSource("p.DigitsLoss"));
    Compiled again =
        InMemoryCompilation.compile(
            Compilers.javac(), digits(TWENTY_CLASSES), "-sourcepath", output.toString());
    assertThat(again.succeeded()).as("%s", said(again)).isTrue();
    assertThat(again.generatedSource("p.DigitsLoss")).contains("CLASSES = 20;");
  }

  /** Its filer takes no type that is on the class path, whichever processor it comes from. */
  @Test
  void eclipsesCompilerRefusesToReplaceAndTheErrorSaysSo() throws IOException {
    compileIntoOutput("@SoftmaxCrossEntropy(classes = 10) class Digits {}", "p.Digits");
    Compiled again = compileOnOutput(Compilers.ecj(), TWENTY_CLASSES);
    assertThat(again.diagnostics())
        .anyMatch(
            said ->
                said.getMessage(Locale.ROOT)
                    .startsWith("[LossmithNotWritten] p.DigitsLoss, the loss of p.Digits, could"));
  }

  @Test
  void earlierOutputOfATypeThatIsGoneIsReplaced() throws IOException {
    compileIntoOutput("@SoftmaxCrossEntropy(classes = 10, name = \"Kept\") class Old {}");
    Compiled again =
        compileOnOutput(
            Compilers.javac(),
            "@SoftmaxCrossEntropy(classes = 20, name = \"Kept\") class Digits {}");
    assertThat(again.succeeded()).as("%s", said(again)).isTrue();
    assertThat(again.generatedNames()).containsExactly("p.Kept");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void theOutputOfAnotherTypeIsInTheWay(JavaCompiler compiler) throws IOException {
    compileIntoOutput(
        "@SoftmaxCrossEntropy(classes = 10, name = \"Kept\") class Other {}", "p.Other");
    Compiled again =
        compileOnOutput(
            compiler, "@SoftmaxCrossEntropy(classes = 20, name = \"Kept\") class Digits {}");
    assertThat(said(again))
        .singleElement()
        .asString()
        .contains(
            "[LossmithNameTaken] the loss of p.Digits would be p.Kept, but a type of that name");
  }

  @Test
  void eachSourceHasOneOriginatingElementAndThatIsItsType() {
    List<String> created = new ArrayList<>();
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            List.of(new HookedProcessor((name, origins) -> created.add(name + " of " + origins))),
            digits(
                "@SoftmaxCrossEntropy(classes = 2) class Digits {\n"
                    + "  @SoftmaxCrossEntropy(classes = 3) class Inner {}\n}\n"
                    + "@SoftmaxCrossEntropy(classes = 4) class A {}\n"));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(created)
        .containsExactly(
            "p.ALoss of [p.A]",
            "p.DigitsLoss of [p.Digits]",
            "p.Digits_InnerLoss of [p.Digits.Inner]");
  }

  @Test
  void everyProcessorIsDeclaredAsIsolating() throws IOException {
    List<String> processors = resource("META-INF/services/" + Processor.class.getName());
    assertThat(processors).hasSize(InMemoryCompilation.processors().size());
    assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
        .containsExactlyElementsOf(processors.stream().map(name -> name + ",isolating").toList());
  }

  private static List<String> resource(String name) throws IOException {
    ClassLoader loader = LossmithProcessor.class.getClassLoader();
    try (var stream = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** Keeps every generated class, and of the others those that are named. */
  private void compileIntoOutput(String text, String... kept) throws IOException {
    Compiled compiled = InMemoryCompilation.compile(Compilers.javac(), digits(text));
    List<String> names = new ArrayList<>(compiled.generatedNames());
    names.addAll(List.of(kept));
    for (String name : names) {
      Path file = output.resolve(name.replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, compiled.classBytes(name));
    }
  }

  private Compiled compileOnOutput(JavaCompiler compiler, String text) {
    String classPath = output + File.pathSeparator + System.getProperty("java.class.path");
    Map<String, String> sources = digits(text);
    return InMemoryCompilation.compile(compiler, sources, "-classpath", classPath);
  }
}
