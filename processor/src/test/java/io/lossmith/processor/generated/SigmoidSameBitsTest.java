package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sigmoid cross-entropy is the same bits interpreted and compiled, and on every JDK. */
class SigmoidSameBitsTest {
  /** The digest of the workload. It changes only with what is computed, or on which rows. */
  private static final String DIGEST = "7069dd40d44b7ca0";

  private static final List<SigmoidCase> CASES = SigmoidWorkload.cases();

  private static Compiled compiled;

  @TempDir private Path directory;

  @BeforeAll
  static void compile() {
    compiled = SigmoidLoss.compile(CASES.stream().map(SigmoidCase::source).toList());
  }

  @Test
  void inThisJvm() {
    long digest =
        SigmoidWorkload.digest(
            each -> new SigmoidLoss(compiled.loadClass(each.source().lossName())));
    assertThat(Long.toHexString(digest)).isEqualTo(DIGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void howeverItIsRun(String choice) throws IOException, InterruptedException {
    assertThat(run(ChildJvm.ownHome(), choice)).containsExactly(DIGEST);
  }

  @Test
  void onOtherJdks() throws IOException, InterruptedException {
    for (Path home : InstalledJdks.others()) {
      assertThat(run(home, "-XX:+TieredCompilation")).as("%s", home).containsExactly(DIGEST);
    }
  }

  private List<String> run(Path home, String choice) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(directory.resolve("generated"));
    for (SigmoidCase each : CASES) {
      String name = each.source().lossName();
      Files.write(
          folder.resolve(each.source().typeName() + "Loss.class"), compiled.classBytes(name));
    }
    boolean interpreted = choice.equals("-Xint");
    List<String> command = new ArrayList<>(List.of(choice));
    if (!interpreted) {
      command.addAll(CompiledSoon.scaledBy(0.01));
    }
    command.addAll(List.of(SigmoidWorkload.class.getName(), interpreted ? "1" : "5"));
    return new ChildJvm(home, directory).run(command);
  }
}
