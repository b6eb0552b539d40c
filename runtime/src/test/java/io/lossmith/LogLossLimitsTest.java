package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@link LogLossAccumulator}: the last row that it counts, and what its hash depends on. */
class LogLossLimitsTest {

  private static final int ROWS = 1000;
  private static final int HEADER = 7;

  @Test
  void theLastRowIsTheOneBefore2ToThe63() {
    LogLossAccumulator all = new LogLossAccumulator();
    LogLossAccumulator power = new LogLossAccumulator();
    power.add(0.5);
    for (int exponent = 0; exponent < 62; exponent++) {
      all.merge(power);
      power.merge(power);
    }
    all.merge(power);
    assertThat(all.count()).isEqualTo(Long.MAX_VALUE);
    assertThat(all.sum()).isEqualTo(0x1p62);
    assertThat(all.mean()).isEqualTo(0.5);
    assertThatThrownBy(() -> all.add(0.5))
        .isExactlyInstanceOf(ArithmeticException.class)
        .hasMessage("1 rows more than 9223372036854775807; an accumulator counts to 2^63 - 1");
    assertThat(all.count()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theLastCountOfOneByteIs127() {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    for (int row = 0; row < 127; row++) {
      accumulator.add(Double.NaN);
    }
    assertThat(counts(accumulator)).startsWith("7f" + "00" + "00" + "7f");
    accumulator.add(Double.NaN);
    assertThat(counts(accumulator)).startsWith("8001" + "00" + "00" + "8001");
  }

  /** The bytes behind the header: of all rows, of judged, of correct, of those that are NaN. */
  private static String counts(LogLossAccumulator accumulator) {
    byte[] bytes = accumulator.toBytes();
    return HexFormat.of().formatHex(bytes, HEADER, bytes.length);
  }

  @Test
  void hashesOfDifferentRowsDiffer() {
    Set<Integer> hashes = new HashSet<>();
    LogLossAccumulator accumulator = new LogLossAccumulator();
    for (int row = 0; row < ROWS; row++) {
      hashes.add(accumulator.hashCode());
      accumulator.add(1 + row * 0x1p-20);
    }
    // Chance alone would let two of a thousand meet once in ten thousand runs.
    assertThat(hashes).hasSizeGreaterThan(ROWS - 3);
  }
}
