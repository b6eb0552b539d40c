package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What JVMs of different options run losses with, what they say of it, and what they log. */
class BackendTest {
  private static final String ADD = SimdWidths.MODULE.get(0);
  private static final String MODULE = SimdWidths.MODULE.get(1);
  private static final String HOW = "SIMD is off: start the JVM with --add-modules " + MODULE;

  @TempDir private Path directory;

  @Test
  void withoutTheModuleScalarCodeServesAndTheReasonSaysWhatToDo() throws Exception {
    assertScalar(HOW, report());
    assertThat(logged()).containsExactly("INFO: " + HOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "ON", "auto", "fast", ""})
  void withoutTheModuleTheStatedChoiceChangesNothing(String stated) throws Exception {
    assertScalar(HOW, report("-Dlossmith.simd=" + stated));
    assertThat(logged()).containsExactly("INFO: " + HOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF"})
  void offMeansScalarCode(String off) throws Exception {
    String reason = "SIMD is off: the system property lossmith.simd says so";
    assertScalar(reason, report(ADD, MODULE, "-Dlossmith.simd=" + off));
    assertThat(logged()).containsExactly("INFO: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xint", "-XX:TieredStopAtLevel=1"})
  void withoutTheCompilerScalarCodeServes(String option) throws Exception {
    String reason = "SIMD is off: this JVM does not compile with HotSpot's C2";
    assertScalar(reason, report(ADD, MODULE, option));
    assertThat(logged()).containsExactly("INFO: " + reason);
  }

  @Test
  void onMeansFromTheFirstCallOn() throws Exception {
    assertVectors(report(ADD, MODULE, SimdWidths.ON));
    assertThat(logged()).isEmpty();
  }

  @Test
  void onHoldsWithoutTheCompiler() throws Exception {
    assertVectors(report(ADD, MODULE, SimdWidths.ON, "-Xint"));
    assertThat(logged()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "fast"})
  void autoServesScalarCodeUntilTheKernelsAreCompiled(String stated) throws Exception {
    BackendReport report = report(ADD, MODULE, "-Dlossmith.simd=" + stated);
    System.out.println(report);
    assertThat(report.backend()).isEqualTo(Backend.SCALAR);
    assertThat(report.reason()).isEqualTo("SIMD is not compiled yet: scalar code serves meanwhile");
    assertThat(report.afterWarmUp()).isNotEqualTo(Backend.SCALAR);
    assertThat(report.reasonAfterWarmUp()).isEqualTo(reason(report.afterWarmUp()));
    assertThat(logged()).isEmpty();
  }

  @Test
  void everyWidthSaysWhichItIs() throws Exception {
    for (var width : SimdWidths.of(ChildJvm.ownHome(), directory).entrySet()) {
      BackendReport report = report(ADD, MODULE, SimdWidths.ON, width.getValue());
      assertVectors(report);
      assertThat(report.backend()).isEqualTo(width.getKey());
    }
  }

  private BackendReport report(String... options) throws IOException, InterruptedException {
    return BackendReport.run(ChildJvm.ownHome(), directory, options);
  }

  /** What the JVM logged, as {@code java.util.logging} prints it by default. */
  private List<String> logged() throws IOException {
    return Files.readAllLines(directory.resolve("errors.txt")).stream()
        .filter(line -> line.contains("SIMD"))
        .toList();
  }

  private static void assertScalar(String reason, BackendReport report) {
    assertThat(report).isEqualTo(new BackendReport(Backend.SCALAR, reason, Backend.SCALAR, reason));
  }

  private static void assertVectors(BackendReport report) {
    Backend backend = report.backend();
    assertThat(backend).isNotEqualTo(Backend.SCALAR);
    String reason = reason(backend);
    assertThat(report).isEqualTo(new BackendReport(backend, reason, backend, reason));
  }

  private static String reason(Backend backend) {
    return "SIMD is on: " + backend.bits() + " bits (lossmith.simd=off turns it off)";
  }
}
