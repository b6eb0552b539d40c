package io.lossmith.processor;

import static io.lossmith.processor.testing.Expectations.digits;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.InMemoryCompilation;
import io.lossmith.processor.testing.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeferralTest {
  private static final String LABELS =
      "package p;\nfinal class Labels {\n  static final int COUNT = 7;\n"
          + "  static final String NAME = \"Named\";\n}\n";

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void constantsThatAnotherProcessorWritesAreAwaited(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits(
                "@SoftmaxCrossEntropy(classes = Labels.COUNT, batch = {2, Labels.COUNT},"
                    + " name = Labels.NAME)\nfinal class Digits {}\n"),
            new TextWriter("p.Labels", LABELS, 1));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedSource("p.Named")).contains("CLASSES = 7;");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void numbersOfOptionsThatAnotherProcessorWritesAreAwaited(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits(
                "@SoftmaxCrossEntropy(classes = 2, labelSmoothing = Numbers.SHARE,"
                    + " sampleWeights = Numbers.WEIGHTED, classWeights = {1, Numbers.SHARE})\n"
                    + "final class Digits {}\n"),
            new TextWriter(
                "p.Numbers",
                "package p;\nfinal class Numbers {\n  static final double SHARE = 10;\n"
                    + "  static final boolean WEIGHTED = true;\n}\n",
                1));
    assertThat(said(compiled)).singleElement().asString().contains("did you mean 0.1?");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void constantsOfALaterRoundAreAwaited(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits("class Digits { @SoftmaxCrossEntropy(classes = Labels.COUNT) class Model {} }"),
            new TextWriter("p.Unrelated", "package p;\nclass Unrelated {}\n", 1),
            new TextWriter("p.Labels", LABELS, 2));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames())
        .containsExactly("p.Digits_ModelLoss", "p.Labels", "p.Unrelated");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void typesThatAnotherProcessorWritesAreAnnotatedTypesToo(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits("final class Digits { Object loss = new WrittenLoss(); }"),
            new TextWriter(
                "p.Written",
                "package p;\n@io.lossmith.SoftmaxCrossEntropy(classes = 3) class Written {}\n",
                1));
    assertThat(compiled.succeeded()).as("%s", said(compiled)).isTrue();
    assertThat(compiled.generatedNames()).containsExactly("p.Written", "p.WrittenLoss");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void aNameOfAnEarlierRoundIsTaken(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits("@SoftmaxCrossEntropy(classes = 3, name = \"Shared\") class Digits {}"),
            new TextWriter(
                "p.Written",
                "package p;\n@io.lossmith.SoftmaxCrossEntropy(classes = 3, name = \"Shared\")"
                    + " class Written {}\n",
                1));
    assertThat(said(compiled))
        .singleElement()
        .asString()
        .contains(
            "[LossmithNameShared] the loss of p.Written would be p.Shared, and so would the loss"
                + " of p.Digits;");
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void whatNobodyWritesIsTheCompilersErrorAlone(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits(
                "@SoftmaxCrossEntropy(classes = Nowhere.COUNT, name = Nowhere.NAME)\n"
                    + "class Digits { @SoftmaxCrossEntropy class Model {} }\n"));
    assertThat(compiled.succeeded()).isFalse();
    assertThat(said(compiled)).isNotEmpty().noneMatch(text -> text.contains("[Lossmith"));
    assertThat(compiled.generatedNames()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void valuesOfAWrongTypeAreTheCompilersErrorAlone(JavaCompiler compiler) {
    Compiled compiled =
        compile(
            compiler,
            digits(
                "@SoftmaxCrossEntropy(classes = \"ten\", batch = {1, 2.5},"
                    + " reduction = io.lossmith.Reduction.MEDIAN, name = 5)\nclass Digits {}\n"));
    assertThat(compiled.succeeded()).isFalse();
    assertThat(said(compiled)).isNotEmpty().noneMatch(text -> text.contains("[Lossmith"));
  }

  private static Compiled compile(
      JavaCompiler compiler, Map<String, String> sources, Processor... others) {
    List<Processor> processors = new ArrayList<>(List.of(others));
    processors.addAll(InMemoryCompilation.processors());
    return InMemoryCompilation.compile(compiler, processors, sources);
  }
}
