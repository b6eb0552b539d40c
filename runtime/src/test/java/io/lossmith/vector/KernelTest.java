package io.lossmith.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernels give the bits of scalar code at every width, read nothing past the data, and write
 * nothing but their results.
 */
class KernelTest {
  private static final int MINUTES = 5;

  @TempDir private Path directory;

  @ParameterizedTest
  @MethodSource("io.lossmith.vector.Comparisons#rowClasses")
  void row(int classes) {
    Comparisons.compareRows(classes);
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.vector.Comparisons#blockClasses")
  void block(int classes) {
    Comparisons.compareBlocks(classes);
  }

  /** A JVM has one width, so narrower ones take JVMs of their own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void narrower(int useAvx) throws IOException, InterruptedException {
    int bits = compareInChild(List.of("-XX:UseAVX=" + useAvx), List.of());
    System.out.println("kernels compared at " + bits + " bits");
    assertThat(bits).isPositive().isLessThanOrEqualTo(Width.bits());
  }

  /**
   * With the Vector API's own code interpreted, too. What compares is compiled: interpreted, it
   * would take as long as the kernels.
   */
  @Test
  void interpreted() throws IOException, InterruptedException {
    List<String> options = new ArrayList<>();
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-XX:CompileCommand=quiet");
    for (String classes :
        List.of("io.lossmith.vector.*", "jdk.incubator.vector.*", "jdk.internal.vm.vector.*")) {
      options.add("-XX:CompileCommand=exclude," + classes + "::*");
    }
    int bits = compareInChild(options, List.of("2", "5", "10", "15", "16", "39"));
    assertThat(bits).isEqualTo(Width.bits());
  }

  /** Compares in a JVM of its own; returns the width of its vectors. */
  private int compareInChild(List<String> options, List<String> classes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(options);
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Comparisons.class.getName());
    command.addAll(classes);
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    List<String> lines = text.lines().toList();
    return Integer.parseInt(lines.get(lines.size() - 1));
  }

  @Test
  void aWrongBitIsSeen() {
    Guarded guarded = Guarded.of(new float[] {0f}, 1, 1);
    assertThat(catchThrowable(() -> guarded.assertHolds("a zero", new float[] {-0f})))
        .isInstanceOf(AssertionError.class);
    guarded.array()[2] = 1f;
    assertThat(catchThrowable(() -> guarded.assertHolds("a guard", new float[] {0f})))
        .isInstanceOf(AssertionError.class);
  }
}
