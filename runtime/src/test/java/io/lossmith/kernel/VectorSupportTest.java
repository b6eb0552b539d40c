package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link VectorSupport}: what it makes of any JVM, and how loudly it says so. */
class VectorSupportTest {
  private static final String MIXED = "mixed mode, sharing";
  private static final String INTERPRETED = "interpreted mode";

  @ParameterizedTest
  @CsvSource({"128, VECTOR_128", "256, VECTOR_256", "512, VECTOR_512"})
  void everyWidthHasItsKernels(int bits, Backend backend) {
    String reason = "SIMD is on: " + bits + " bits (lossmith.simd=off turns it off)";
    assertThat(VectorSupport.of(jvm("auto", true, MIXED, () -> bits)))
        .isEqualTo(new VectorSupport(backend, false, reason));
    assertThat(VectorSupport.of(jvm("on", true, MIXED, () -> bits)))
        .isEqualTo(new VectorSupport(backend, true, reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 64, 1024})
  void otherWidthsHaveNone(int bits) {
    String reason = "there are no kernels for vectors of " + bits + " bits";
    assertOff(reason, jvm("auto", true, MIXED, () -> bits));
    assertOff(reason, jvm("on", true, MIXED, () -> bits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "OFF", "Off"})
  void offComesFirst(String choice) {
    String reason = "the system property lossmith.simd says so";
    assertOff(reason, jvm(choice, true, MIXED, () -> 256));
    assertOff(reason, jvm(choice, false, INTERPRETED, VectorSupportTest::notToBeAsked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "on"})
  void withoutTheModuleNoVectorIsAskedFor(String choice) {
    assertOff(
        "start the JVM with --add-modules jdk.incubator.vector",
        jvm(choice, false, MIXED, VectorSupportTest::notToBeAsked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "AUTO", "fast", ""})
  void withoutTheCompilerThereAreNoneUnlessForced(String choice) {
    assertOff(
        "this JVM does not compile with HotSpot's C2",
        jvm(choice, true, INTERPRETED, VectorSupportTest::notToBeAsked));
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "ON"})
  void onNeedsNoCompiler(String choice) {
    VectorSupport support = VectorSupport.of(jvm(choice, true, INTERPRETED, () -> 128));
    assertThat(support.backend()).isEqualTo(Backend.VECTOR_128);
    assertThat(support.isForced()).isTrue();
    assertThat(support.hasVectors()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"auto, 256", "on, 256", "auto, 512", "on, 512"})
  void doublesHaveTheKernelsOfLongVectors(String choice, int bits) {
    VectorSupport support = VectorSupport.of(jvm(choice, true, MIXED, () -> bits));
    assertThat(support.ofDoubles()).isSameAs(support);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "on"})
  void doublesHaveNoneOfTwoLanes(String choice) {
    VectorSupport support = VectorSupport.of(jvm(choice, true, MIXED, () -> 128));
    assertThat(support.ofDoubles())
        .isEqualTo(
            new VectorSupport(
                Backend.SCALAR,
                false,
                "SIMD is off: there are no kernels of doubles for vectors of 128 bits"));
  }

  @Test
  void withoutVectorsDoublesHaveNoneForTheSameReason() {
    VectorSupport support = VectorSupport.of(jvm("off", true, MIXED, () -> 128));
    assertThat(support.ofDoubles()).isSameAs(support);
  }

  @Test
  void whatIsMissingIsSaidLouder() {
    List<String> lines = new ArrayList<>();
    System.Logger logger = new Lines(lines);
    VectorSupport.of(jvm("auto", true, MIXED, () -> 256)).logTo(logger);
    VectorSupport.of(jvm("off", true, MIXED, () -> 256)).logTo(logger);
    assertThat(lines)
        .containsExactly(
            "DEBUG: SIMD is on: 256 bits (lossmith.simd=off turns it off)",
            "INFO: SIMD is off: the system property lossmith.simd says so");
  }

  private static void assertOff(String why, Jvm jvm) {
    VectorSupport support = VectorSupport.of(jvm);
    assertThat(support).isEqualTo(new VectorSupport(Backend.SCALAR, false, "SIMD is off: " + why));
    assertThat(support.hasVectors()).isFalse();
  }

  private static Jvm jvm(String choice, boolean hasModule, String mode, IntSupplier bits) {
    return new Jvm(choice, hasModule, "OpenJDK 64-Bit Server VM", mode, bits);
  }

  private static int notToBeAsked() {
    throw new AssertionError("the width of vectors was asked for");
  }

  /** What was logged, with its level. */
  private record Lines(List<String> lines) implements System.Logger {

    @Override
    public String getName() {
      return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      lines.add(level + ": " + message);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
      lines.add(level + ": " + format);
    }
  }
}
