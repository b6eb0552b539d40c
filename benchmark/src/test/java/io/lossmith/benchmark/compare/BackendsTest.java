package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import io.lossmith.benchmark.contender.Method;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BackendsTest {
  @Test
  void areOneNameOrACountEach() {
    assertThat(of(Backend.VECTOR_512, null, Backend.VECTOR_512)).isEqualTo("VECTOR_512");
    assertThat(of(Backend.VECTOR_512, Backend.SCALAR, null, Backend.VECTOR_512))
        .isEqualTo("SCALAR in 1, VECTOR_512 in 2 JVMs");
    assertThat(of((Backend) null)).startsWith("not known");
  }

  private static String of(@Nullable Backend... backends) {
    Cell cell = new Cell(Method.LOSS, 10, 1);
    return Backends.of(
        Arrays.stream(backends)
            .map(backend -> new Measurement(cell, "one", 1, 1, 1, 0, 0, backend, 1))
            .collect(Collectors.toList()));
  }
}
