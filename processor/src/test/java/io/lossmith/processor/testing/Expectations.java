package io.lossmith.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What compilations with the real processors are expected to say. */
public final class Expectations {
  private static final String HEADER = "package p;\n\nimport io.lossmith.SoftmaxCrossEntropy;\n";
  private static final int FIRST_LINE = 4;

  private Expectations() {}

  /**
   * A file {@code p/Digits.java} in package {@code p} that imports the annotation; the text starts
   * at line 4.
   */
  public static Map<String, String> digits(String text) {
    return Map.of("p.Digits", HEADER + text);
  }

  /**
   * Asserts all that javac says about {@link #digits}, in order, that Eclipse's compiler reports
   * the same errors, and that nothing is written.
   *
   * @param errors each as {@code line:column text} with javac's position; Eclipse's compiler
   *     chooses its own
   */
  public static void assertErrors(String text, String... errors) {
    Compiled javac = compile(digits(text));
    assertThat(said(javac))
        .containsExactlyElementsOf(
            Arrays.stream(errors).map(error -> "/p/Digits.java:" + error).toList());
    assertThat(javac.generatedNames()).isEmpty();
    if (!Compilers.javacOnly()) {
      assertErrorsOfEclipse(text, errors);
    }
  }

  private static void assertErrorsOfEclipse(String text, String... errors) {
    Compiled eclipse = InMemoryCompilation.compile(Compilers.ecj(), digits(text), "-nowarn");
    assertThat(eclipse.diagnostics().stream().map(said -> said.getMessage(Locale.ROOT)))
        .containsExactlyElementsOf(
            Arrays.stream(errors).map(error -> error.replaceFirst("\\d+:\\d+ ", "")).toList());
    assertThat(eclipse.diagnostics()).allMatch(said -> said.getLineNumber() >= FIRST_LINE);
    assertThat(eclipse.output()).contains("ERROR in /p/Digits.java");
    assertThat(eclipse.generatedNames()).isEmpty();
  }

  /** Asserts that every compiler is content with {@link #digits}, to the last warning of javac. */
  public static void assertSilent(String text) {
    assertThat(said(compile(digits(text)))).isEmpty();
    if (!Compilers.javacOnly()) {
      assertThat(said(InMemoryCompilation.compile(Compilers.ecj(), digits(text)))).isEmpty();
    }
  }

  /** Compiles with javac and every warning that it has. */
  public static Compiled compile(Map<String, String> sources) {
    return InMemoryCompilation.compile(Compilers.javac(), sources, "-Xlint:all", "-Werror");
  }

  /** All that was said, each as {@code file:line:column text}. */
  public static List<String> said(Compiled compiled) {
    return compiled.diagnostics().stream().map(Expectations::positionAndText).toList();
  }

  private static String positionAndText(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
    return file
        + ":"
        + diagnostic.getLineNumber()
        + ":"
        + diagnostic.getColumnNumber()
        + " "
        + diagnostic.getMessage(Locale.ROOT);
  }
}
