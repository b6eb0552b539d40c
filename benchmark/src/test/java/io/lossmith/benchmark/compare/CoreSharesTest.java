package io.lossmith.benchmark.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.benchmark.contender.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

class CoreSharesTest {
  private int runs;

  @Test
  void aRunWithEnoughOfTheCoreIsTheLast() throws Exception {
    assertThat(best(0.75, 1)).isEqualTo(0.75);
    assertThat(runs).isEqualTo(1);
    assertThat(best(0.3, 0.76, 1)).isEqualTo(0.76);
    assertThat(runs).isEqualTo(2);
  }

  @Test
  void ofThreeWithoutTheOneWithTheMostStands() throws Exception {
    assertThat(best(0.3, 0.74, 0.5, 1)).isEqualTo(0.74);
    assertThat(runs).isEqualTo(3);
  }

  @Test
  void whoHadLessIsNamed() {
    assertThat(CoreShares.of(measured(0.75, 1))).isEqualTo("at least 75 % for each contender");
    assertThat(CoreShares.of(measured(0.33, 1, 0.5)))
        .isEqualTo(
            "less than 75 % in 2, slower by that: one, loss, C = 10, N = 1: 33 %;"
                + " one, loss, C = 10, N = 1: 50 %");
  }

  private double best(double... shares) throws RunnerException {
    runs = 0;
    List<Measurement> measurements = measured(shares);
    return CoreShares.best(() -> measurements.get(runs++)).coreShare();
  }

  private static List<Measurement> measured(double... shares) {
    Cell cell = new Cell(Method.LOSS, 10, 1);
    return Arrays.stream(shares)
        .mapToObj(share -> new Measurement(cell, "one", 1, 1, 1, 0, 0, null, share))
        .toList();
  }
}
