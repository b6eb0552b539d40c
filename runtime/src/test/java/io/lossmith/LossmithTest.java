package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.kernel.Vectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Lossmith} and {@link Backend}: what serves, and the order of a warm-up. */
class LossmithTest {

  @Test
  void afterAWarmUpTheChoiceIsMade() {
    Lossmith.warmUp();
    assertThat(Lossmith.backend()).isNotNull().isEqualTo(Vectors.backend());
    assertThat(Lossmith.backendReason())
        .isEqualTo(Vectors.reason())
        .startsWith(Lossmith.backend() == Backend.SCALAR ? "SIMD is off: " : "SIMD is on: ");
  }

  @Test
  void objectsAreWarmedUpOneAfterTheOther() {
    List<String> warmed = new ArrayList<>();
    Lossmith.warmUp(() -> warmed.add("first"), () -> warmed.add("second"));
    assertThat(warmed).containsExactly("first", "second");
  }

  @Test
  void theKernelsAreWaitedForFirst() {
    List<String> reasons = new ArrayList<>();
    Lossmith.warmUp(() -> reasons.add(Lossmith.backendReason()));
    Lossmith.warmUp();
    assertThat(reasons).containsExactly(Lossmith.backendReason());
  }

  @Test
  void nothingIsWarmedUpBesideNull() {
    List<String> warmed = new ArrayList<>();
    assertThatThrownBy(() -> Lossmith.warmUp(() -> warmed.add("first"), null))
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage("losses holds null");
    assertThat(warmed).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aBackendIsNamedAfterItsBits(Backend backend) {
    String name = backend.bits() == 0 ? "SCALAR" : "VECTOR_" + backend.bits();
    assertThat(backend).hasToString(name);
  }
}
