package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
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

  @ParameterizedTest
  @MethodSource("specs")
  void isWrittenAsBefore(SpecSource spec) throws IOException {
    check(
        spec.typeName(), GeneratedLosses.compiled(spec.classes(), spec.batch(), spec.reduction()));
  }

  @ParameterizedTest
  @MethodSource("sigmoids")
  void sigmoidIsWrittenAsBefore(SigmoidSource spec) throws IOException {
    SigmoidSource named =
        new SigmoidSource("Spec", spec.classes(), spec.batch(), spec.reduction(), spec.options());
    check(spec.typeName(), SigmoidLoss.compile(List.of(named)));
  }

  private static void check(String name, Compiled compiled) throws IOException {
    String source = compiled.generatedSource("generated.SpecLoss");
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
