package io.lossmith.vector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    new RowComparison(classes).compare();
  }

  @ParameterizedTest
  @MethodSource("io.lossmith.vector.Comparisons#blockClasses")
  void block(int classes) {
    new BlockComparison(classes).compare();
  }

  /** A JVM has one width, so narrower ones take JVMs of their own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void narrower(int useAvx) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:UseAVX=" + useAvx,
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Comparisons.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    List<String> lines = text.lines().toList();
    String bits = lines.get(lines.size() - 1);
    System.out.println("kernels compared at " + bits + " bits");
    assertThat(Integer.parseInt(bits)).isPositive().isLessThanOrEqualTo(Width.bits());
  }

  @Test
  void aWrongBitIsSeen() {
    Guarded guarded = Guarded.of(new float[] {0f}, 1, 1);
    assertThat(
            catchThrowable(
                () -> guarded.assertHolds("a zero", new float[] {-0f})))
        .isInstanceOf(AssertionError.class);
    guarded.array()[2] = 1f;
    assertThat(
            catchThrowable(
                () -> guarded.assertHolds("a guard", new float[] {0f})))
        .isInstanceOf(AssertionError.class);
  }
}
