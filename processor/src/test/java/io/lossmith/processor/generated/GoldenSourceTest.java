package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import io.lossmith.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What generated classes look like, to the last character: a change to it is meant, and seen in
 * review. What they compute is the matter of other tests.
 */
class GoldenSourceTest {
  private static final String REGENERATE = "golden.regenerate";
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final String COMMAND =
      "mvn -pl processor -am test -Dtest=GoldenSourceTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -D"
          + REGENERATE
          + "=true";

  static Stream<SpecSource> specs() {
    return Stream.of(
        new SpecSource("mean-2x64", 2, "64", Reduction.MEAN),
        new SpecSource("mean-3x64", 3, "64", Reduction.MEAN),
        new SpecSource("mean-10x64", 10, "64", Reduction.MEAN),
        new SpecSource("mean-100x64", 100, "64", Reduction.MEAN),
        new SpecSource("example-3", 3, "{}", Reduction.MEAN),
        new SpecSource("none-3xANYx128", 3, "{ANY, 128}", Reduction.NONE));
  }

  static Stream<SigmoidSource> sigmoids() {
    return Stream.of(
        new SigmoidSource("sigmoid-mean-20x64", 20, "64", Reduction.MEAN, ""),
        new SigmoidSource(
            "sigmoid-none-1xANY",
            1,
            "ANY",
            Reduction.NONE,
            "positiveWeights = 3, sampleWeights = true, ignoreIndex = -1, focalGamma = 2"),
        new SigmoidSource(
            "sigmoid-example-3",
            3,
            "{}",
            Reduction.MEAN,
            "target = Target.PROBABILITIES, classWeights = {1, 0.5, 2}, labelSmoothing = 0.1,"
                + " precision = Precision.DOUBLE"));
  }

  /** Some options of each kind, in both precisions and in 16 bits. */
  static Stream<Arguments> options() {
    OptionSpec weighted =
        OptionSpec.of(5)
            .withBatch(64)
            .with("classWeights", List.of(1.0, 0.5, 2.0, 0.0, 1.0))
            .with("sampleWeights", true)
            .with("ignoreIndex", List.of(-100));
    OptionSpec smoothed = OptionSpec.of(40).with("labelSmoothing", 0.1).with("zLoss", 0.01);
    return Stream.of(
        Arguments.of("option-float-weights", weighted),
        Arguments.of("option-double-3x64", plain(3)),
        Arguments.of("option-double-100x64", plain(100)),
        Arguments.of("option-double-weights", weighted.with("precision", Precision.DOUBLE)),
        Arguments.of(
            "option-double-probabilities",
            smoothed
                .with("target", Target.PROBABILITIES)
                .with("precision", Precision.DOUBLE)
                .with("reduction", Reduction.SUM)),
        Arguments.of("option-float-smoothing", smoothed.with("emptyMean", EmptyMean.ZERO)),
        Arguments.of(
            "option-bfloat16-staged",
            OptionSpec.of(6)
                .withBatch(OptionSpec.ANY, 4)
                .with("layout", Layout.CLASSES_FIRST)
                .with("storage", Storage.BFLOAT16)
                .with("temperature", 2.0)
                .with("logitSoftcap", 30.0)
                .with("maskedClasses", List.of(2))
                .with("outputs", List.of(Output.LOSSES, Output.LOG_SUM_EXP))),
        Arguments.of(
            "option-double-focal-example",
            OptionSpec.of(3)
                .withBatch()
                .with("focalGamma", 2.0)
                .with("topK", List.of(2))
                .with("outputs", List.of(Output.TARGET_PROBABILITY, Output.ARGMAX))
                .with("precision", Precision.DOUBLE)));
  }

  private static OptionSpec plain(int classes) {
    return OptionSpec.of(classes).withBatch(64).with("precision", Precision.DOUBLE);
  }

  @ParameterizedTest
  @MethodSource("options")
  void optionsAreWrittenAsBefore(String name, OptionSpec spec) throws IOException {
    check(name, OptionLosses.of(List.of(spec)).source(0));
  }

  @ParameterizedTest
  @MethodSource("specs")
  void isWrittenAsBefore(SpecSource spec) throws IOException {
    check(
        spec.typeName(),
        source(GeneratedLosses.compiled(spec.classes(), spec.batch(), spec.reduction())));
  }

  @ParameterizedTest
  @MethodSource("sigmoids")
  void sigmoidIsWrittenAsBefore(SigmoidSource spec) throws IOException {
    SigmoidSource named =
        new SigmoidSource("Spec", spec.classes(), spec.batch(), spec.reduction(), spec.options());
    check(spec.typeName(), source(SigmoidLoss.compile(List.of(named))));
  }

  private static String source(Compiled compiled) {
    return compiled.generatedSource("generated.SpecLoss");
  }

  private static void check(String name, String source) throws IOException {
    Path golden = FOLDER.resolve(name + ".java.txt");
    if (Boolean.getBoolean(REGENERATE)) {
      Files.createDirectories(FOLDER);
      Files.writeString(golden, source);
      abort(golden + " is written: rerun without -D" + REGENERATE);
    }
    assertThat(Files.readString(golden))
        .as("%s; if the change is meant, write all anew with%n  %s%n", golden, COMMAND)
        .isEqualTo(source);
  }
}
