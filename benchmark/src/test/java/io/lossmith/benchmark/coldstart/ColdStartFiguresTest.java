package io.lossmith.benchmark.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.Backend;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdStartFiguresTest {
  /** 100000 ns, then 9999 calls of 1000 ns, then 990000 of 100 ns, 10 ns between any two. */
  private static ColdStartFigures figures() {
    long[] starts = new long[1_000_000];
    long[] ends = new long[starts.length];
    long now = 777;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = now;
      now += i == 0 ? 100_000 : i < 10_000 ? 1000 : 100;
      ends[i] = now;
      now += 10;
    }
    return ColdStartFigures.of(10, Backend.VECTOR_512, 0, starts, ends, 300, 900);
  }

  @Test
  void areThoseOfTheCalls() {
    ColdStartFigures figures = figures();
    assertThat(figures.firstCall()).isEqualTo(100_000);
    assertThat(figures.secondCall()).isEqualTo(1000);
    assertThat(figures.afterPause()).isEqualTo(300);
    assertThat(figures.cachesEmptied()).isEqualTo(900);
    assertThat(figures.steady()).isEqualTo(100);
    assertThat(figures.timeToSteady()).isEqualTo(100_010 + 9999 * 1010 + 1000 * 110 - 10);
    assertThat(figures.p50()).isEqualTo(100);
    assertThat(figures.p999()).isEqualTo(1000);
    // The histogram keeps three digits.
    assertThat(figures.maximum()).isCloseTo(100_000, within(100L));
  }

  @Test
  void areALineOfTheTable() {
    assertThat(ColdStartTable.write(List.of(figures())).lines().toList())
        .hasSize(3)
        .last()
        .asString()
        .containsPattern(
            "10 \\| VECTOR_512 \\| +none \\| +100 \\| +1.00 \\| +0.300 \\| +0.900 \\| +10\\.\\d \\| +100 \\| +100 \\|");
  }
}
