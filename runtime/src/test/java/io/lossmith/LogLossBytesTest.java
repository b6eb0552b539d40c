package io.lossmith;

import static io.lossmith.LogLossRow.accumulated;
import static io.lossmith.Refusals.assertRefused;
import static io.lossmith.SealedState.DOUBLE_ONE;
import static io.lossmith.SealedState.ONE;
import static io.lossmith.SealedState.ONE_ROW;
import static io.lossmith.SealedState.sealed;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The byte form of {@link LogLossAccumulator}: what it is, how long, and that it is read back. */
class LogLossBytesTest {
  @Provide
  Arbitrary<List<LogLossRow>> rows() {
    return LogLossRow.any().list().ofMaxSize(30);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("rows") List<LogLossRow> rows) {
    LogLossAccumulator accumulator = accumulated(rows);
    byte[] bytes = accumulator.toBytes();
    assertThat(bytes.length).isLessThanOrEqualTo(LogLossAccumulator.MAXIMUM_BYTES);
    LogLossAccumulator read = LogLossAccumulator.fromBytes(bytes);
    assertThat(read).isEqualTo(accumulator).hasToString(accumulator.toString());
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @Test
  void theFormIsFixed() {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    assertThat(hex(accumulator.toBytes())).isEqualTo("894c4c4101001500000000000000000000948fce6c");
    accumulator.add(1, true);
    accumulator.add(-0.5, 3);
    accumulator.add(Double.NaN, false);
    assertThat(hex(accumulator.toBytes()))
        .isEqualTo(
            "894c4c41010029030201010000bfe00000000000003ff00000000000008c0201f88c0201504d865609");
    for (int i = 0; i < 300; i++) {
      accumulator.add(Float.POSITIVE_INFINITY);
    }
    assertThat(hex(accumulator.toBytes()))
        .isEqualTo(
            "894c4c4101002caf02020101ac0200bfe00000000000007ff00000000000008c0201f88c02021310c212bf8d");
  }

  @Test
  void aStateIsWhatItsBytesSay() {
    LogLossAccumulator read =
        LogLossAccumulator.fromBytes(sealed(ONE_ROW + DOUBLE_ONE + DOUBLE_ONE + ONE + ONE));
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(1);
    assertThat(read).isEqualTo(expected);
  }

  @Test
  void theGreatestLength() {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    // All 2^63 - 1 rows, to the largest sums with the smallest parts.
    accumulator.add(Double.MAX_VALUE, Double.MAX_VALUE);
    accumulator.add(Double.MIN_VALUE, Double.MIN_VALUE);
    for (int doubling = 0; doubling < 61; doubling++) {
      accumulator.merge(accumulator);
    }
    accumulator.add(Double.MIN_VALUE, Double.MIN_VALUE, true);
    byte[] bytes = accumulator.toBytes();
    assertThat(bytes.length).isBetween(850, LogLossAccumulator.MAXIMUM_BYTES);
    assertThat(LogLossAccumulator.fromBytes(bytes)).isEqualTo(accumulator);
    assertThat(accumulator.mean()).isEqualTo(Double.MAX_VALUE);
    assertThat(LogLossAccumulator.MAXIMUM_BYTES).isEqualTo(893);
  }

  @Test
  void commonStatesAreShort() {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 1_000_000; i++) {
      accumulator.add((float) -Math.log(random.nextDouble()), random.nextInt(4) != 0);
    }
    System.out.println("bytes of a million rows: " + accumulator.toBytes().length);
    assertThat(accumulator.toBytes().length).isLessThanOrEqualTo(60);
  }

  @Test
  void buffersOfEitherOrderAndKind() {
    LogLossAccumulator first = new LogLossAccumulator();
    first.add(0.3, true);
    LogLossAccumulator second = new LogLossAccumulator();
    second.add(new double[] {2, 1e300});
    int length = first.toBytes().length + second.toBytes().length;
    for (ByteBuffer buffer :
        List.of(
            ByteBuffer.allocate(5000),
            ByteBuffer.allocateDirect(5000).order(ByteOrder.LITTLE_ENDIAN),
            ByteBuffer.allocate(6000).position(9).slice())) {
      buffer.position(3);
      first.writeTo(buffer);
      second.writeTo(buffer);
      assertThat(buffer.position()).isEqualTo(3 + length);
      ByteBuffer reader = buffer.asReadOnlyBuffer().order(buffer.order()).position(3);
      assertThat(LogLossAccumulator.readFrom(reader)).isEqualTo(first);
      assertThat(LogLossAccumulator.readFrom(reader)).isEqualTo(second);
      assertThat(reader.position()).isEqualTo(3 + length);
      assertThat(reader.limit()).isEqualTo(buffer.capacity());
      assertRefused(
          () -> LogLossAccumulator.readFrom(reader), "the first four bytes are 0x00000000");
      assertThat(reader.position()).isEqualTo(3 + length);
    }
  }

  @Test
  void aBufferThatIsTooSmallIsLeftAlone() {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    accumulator.add(0.3);
    int length = accumulator.toBytes().length;
    ByteBuffer buffer = ByteBuffer.allocate(length + 1).position(2);
    assertRefused(
        () -> accumulator.writeTo(buffer),
        "buffer has " + (length - 1) + " bytes left; the state needs " + length);
    assertThat(buffer.position()).isEqualTo(2);
    assertThat(buffer.array()).containsOnly(0);
    buffer.position(1);
    accumulator.writeTo(buffer);
    assertThat(buffer.hasRemaining()).isFalse();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
