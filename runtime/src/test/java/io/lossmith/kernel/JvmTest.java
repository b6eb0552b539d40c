package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.vector.Width;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link Jvm}: what it reads of the one that runs it, and which have HotSpot's second compiler. */
class JvmTest {

  @ParameterizedTest
  @CsvSource({
    "OpenJDK 64-Bit Server VM, mixed mode, true",
    "OpenJDK 64-Bit Server VM, 'mixed mode, sharing', true",
    "Java HotSpot(TM) 64-Bit Server VM, 'mixed mode, tiered', true",
    "OpenJDK 64-Bit Server VM, 'interpreted mode, sharing', false",
    "OpenJDK 64-Bit Server VM, compiled mode, false",
    "OpenJDK 64-Bit Server VM, 'mixed mode, emulated-client, sharing', false",
    "Eclipse J9 VM, 'mixed mode, sharing', false",
    "Substrate VM, '', false",
  })
  void theSecondCompiler(String name, String mode, boolean expected) {
    assertThat(new Jvm("auto", true, name, mode, () -> 256).hasCompiler()).isEqualTo(expected);
  }

  @Test
  void itsOwnProperties() {
    Jvm own = Jvm.own();
    assertThat(own.choice()).isEqualTo(System.getProperty("lossmith.simd", "auto"));
    assertThat(own.name()).isNotEmpty().isEqualTo(System.getProperty("java.vm.name"));
    assertThat(own.mode()).isNotEmpty().isEqualTo(System.getProperty("java.vm.info"));
  }

  /** The tests' JVM is started with the module. */
  @Test
  void itsOwnVectors() {
    Jvm own = Jvm.own();
    assertThat(own.hasModule()).isTrue();
    assertThat(own.vectorBits().getAsInt()).isPositive().isEqualTo(Width.bits());
  }
}
