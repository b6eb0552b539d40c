package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @ParameterizedTest
  @MethodSource("specs")
  void isWrittenAsBefore(SpecSource spec) throws IOException {
    Compiled compiled = GeneratedLosses.compiled(spec.classes(), spec.batch(), spec.reduction());
    String source = compiled.generatedSource("generated.SpecLoss");
    Path golden = FOLDER.resolve(spec.typeName() + ".java.txt");
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
