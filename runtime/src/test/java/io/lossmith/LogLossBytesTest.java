package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * The byte form of {@link LogLossAccumulator}: what it is, and that nothing else is taken for it.
 */
class LogLossBytesTest {

  /** The bytes of 1 in units of 2^-2148: 268 zero bytes, and 2^4 above them. */
  private static final String ONE = "8c02" + "01" + "10";

  private static final String ZERO = "0000";
  private static final String DOUBLE_ONE = "3ff0000000000000";
  private static final String DOUBLE_TWO = "4000000000000000";
  private static final String INFINITY = "7ff0000000000000";
  private static final String NEGATIVE_INFINITY = "fff0000000000000";
  private static final String NAN = "7ff8000000000000";
  private static final int FORGERIES = 20_000;
  private static final String ONE_ROW = "010000000000";

  @Provide
  Arbitrary<List<LogLossRow>> rows() {
    return LogLossRow.any().list().ofMaxSize(30);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void whatIsWrittenIsReadBack(@ForAll("rows") List<LogLossRow> rows) {
    LogLossAccumulator accumulator = of(rows);
    byte[] bytes = accumulator.toBytes();
    assertThat(bytes.length).isLessThanOrEqualTo(LogLossAccumulator.MAXIMUM_BYTES);
    LogLossAccumulator read = LogLossAccumulator.fromBytes(bytes);
    assertThat(read).isEqualTo(accumulator).hasToString(accumulator.toString());
    assertThat(read.toBytes()).isEqualTo(bytes);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  @Tag("long")
  void everyDamagedBitIsNoticed(@ForAll("rows") List<LogLossRow> rows) {
    byte[] bytes = of(rows).toBytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(() -> LogLossAccumulator.fromBytes(damaged), "");
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void everyCutIsNoticed(@ForAll("rows") List<LogLossRow> rows) {
    byte[] bytes = of(rows).toBytes();
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      String message =
          "a LogLossAccumulator's state is cut off after "
              + length
              + " bytes; "
              + (length < 7
                  ? "it begins with a header of 7"
                  : "by its header it has " + bytes.length);
      assertRefused(() -> LogLossAccumulator.fromBytes(cut), message);
      ByteBuffer buffer = ByteBuffer.wrap(cut);
      assertRefused(() -> LogLossAccumulator.readFrom(buffer), message);
      assertThat(buffer.position()).isZero();
    }
  }

  /** Whatever stands under a right header and checksum: it is refused, or it is a state's bytes. */
  @Test
  void madeUpContentsUnderARightChecksum() {
    byte[] content = HexFormat.of().parseHex("020101000000" + DOUBLE_ONE + DOUBLE_TWO + ONE + ONE);
    SplittableRandom random = new SplittableRandom(5);
    int taken = 0;
    for (int i = 0; i < FORGERIES; i++) {
      byte[] forged = content.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        forged[random.nextInt(forged.length)] = (byte) random.nextInt(256);
      }
      byte[] bytes = sealed(Arrays.copyOf(forged, forged.length - random.nextInt(2)));
      try {
        assertThat(LogLossAccumulator.fromBytes(bytes).toBytes()).isEqualTo(bytes);
        taken++;
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage())
            .matches("(a state that no|the bytes are no) LogLossAccumulator.*: .*");
      }
    }
    System.out.println("made-up contents that are a state: " + taken + " of " + FORGERIES);
    assertThat(taken).isBetween(FORGERIES / 100, FORGERIES / 2);
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
  void whatIsNoStateIsRefused() {
    byte[] bytes = sealed(ONE_ROW + DOUBLE_ONE + DOUBLE_ONE + ONE + ONE);
    assertRefused(
        () -> LogLossAccumulator.fromBytes("{\"loss\":1}".getBytes()),
        "the first four bytes are 0x7b226c6f; a LogLossAccumulator's state begins with 0x894c4c41");
    byte[] newer = bytes.clone();
    newer[4] = (byte) 0x82;
    assertRefused(
        () -> LogLossAccumulator.fromBytes(newer),
        "the state's version is 130; this release of Lossmith reads version 1");
    assertRefused(
        () -> LogLossAccumulator.fromBytes(Arrays.copyOf(bytes, bytes.length + 2)),
        (bytes.length + 2)
            + " bytes were given; the LogLossAccumulator's state ends after "
            + bytes.length);
    byte[] damaged = bytes.clone();
    damaged[9] ^= 1;
    assertRefused(() -> LogLossAccumulator.fromBytes(damaged), "the checksum is 0x");
    assertThatThrownBy(() -> LogLossAccumulator.fromBytes(damaged))
        .hasMessageEndingWith("; the state was damaged on its way");
    for (int length : new int[] {10, 894, 0xffff}) {
      byte[] wrongLength = Arrays.copyOf(bytes, 0xffff);
      ByteBuffer.wrap(wrongLength).putShort(5, (short) length);
      assertRefused(
          () -> LogLossAccumulator.fromBytes(wrongLength),
          "the state's length is " + length + " by its header; it takes 11 to 893 bytes");
    }
    assertThat(sealed("").length).isEqualTo(11);
    assertRefused(
        () -> LogLossAccumulator.fromBytes(sealed("")),
        "the bytes are no LogLossAccumulator's state: a part of it is missing");
  }

  @Test
  void impossibleStatesAreRefused() {
    String extremes = DOUBLE_ONE + DOUBLE_ONE;
    assertImpossible("010200000000" + extremes + ONE + ONE, "judged is 2, but count is 1");
    assertImpossible("010001000000" + extremes + ONE + ONE, "correct is 1, but judged is 0");
    assertImpossible("010000020000" + ONE + ONE, "nanCount is 2, but count is 1");
    assertImpossible(
        "010000000200" + extremes + ONE + ONE,
        "the number of +Infinity is 2, but that of losses that are not NaN is 1");
    assertImpossible(
        "020000000102" + extremes + ONE + ONE,
        "the number of -Infinity is 2, but that of losses that are not NaN or +Infinity is 1");
    assertImpossible(
        ONE_ROW + DOUBLE_TWO + DOUBLE_ONE + ONE + ONE,
        "its minimum, 2.0, is above its maximum, 1.0");
    assertImpossible(
        ONE_ROW + NAN + DOUBLE_ONE + ONE + ONE, "its minimum, NaN, is above its maximum, 1.0");
    assertImpossible(
        ONE_ROW + DOUBLE_ONE + NAN + ONE + ONE, "its maximum is NaN, which is counted apart");
    assertImpossible(
        "010000000100" + extremes + ZERO + ONE, "it counts +Infinity, but its maximum is 1.0");
    assertImpossible(
        "010000000001" + extremes + ZERO + ONE, "it counts -Infinity, but its minimum is 1.0");
    assertImpossible("000000000000" + ONE + ZERO, "its sum is too large for 0 terms");
    assertImpossible("000000000000" + ZERO + ONE, "its weight is too large for 0 terms");
    assertImpossible(
        "020000000101" + NEGATIVE_INFINITY + INFINITY + ONE + ONE,
        "its sum is too large for 0 terms");
    assertImpossible("010000010000" + ONE + ONE, "its sum is too large for 0 terms");
    // 2^2049 and 2^1025, where one term is below 2^2048 and 2^1024.
    assertImpossible(
        ONE_ROW + extremes + sum(2148 + 2049) + ONE, "its sum is too large for 1 terms");
    assertImpossible(
        ONE_ROW + extremes + ONE + sum(2148 + 1025), "its weight is too large for 1 terms");
    assertImpossible(ONE_ROW + extremes + ONE + "8c0201f0", "its weight is negative");
    // 2^-1075, half of the smallest double.
    assertImpossible(ONE_ROW + extremes + ONE + sum(1073), "its weight is no sum of doubles");
  }

  @Test
  void theEdgesOfWhatIsPossible() {
    String extremes = DOUBLE_ONE + DOUBLE_ONE;
    for (String content :
        List.of(
            "010101000000" + extremes + ONE + ONE,
            "010000010000" + ZERO + ONE,
            "010000000100" + INFINITY + INFINITY + ZERO + ONE,
            "010000000001" + NEGATIVE_INFINITY + NEGATIVE_INFINITY + ZERO + ONE,
            "030000010101" + NEGATIVE_INFINITY + INFINITY + ZERO + ONE,
            ONE_ROW + extremes + sum(2148 + 2047) + sum(2148 + 1023),
            ONE_ROW + extremes + ONE + sum(1074),
            ONE_ROW + extremes + ONE + ZERO)) {
      byte[] bytes = sealed(content);
      assertThat(LogLossAccumulator.fromBytes(bytes).toBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void otherWaysToWriteAStateAreRefused() {
    String extremes = DOUBLE_ONE + DOUBLE_ONE;
    String notAsWritten = "not written as this class writes it";
    // A count with a needless byte; a byte too many; zero bytes that should be left out, a sign
    // byte.
    assertNoState("81000000000000" + extremes + ONE + ONE, notAsWritten);
    assertNoState(ONE_ROW + extremes + ONE + ONE + "00", notAsWritten);
    assertNoState(ONE_ROW + extremes + "8b02021000" + ONE, notAsWritten);
    assertNoState(ONE_ROW + extremes + "8c02020010" + ONE, notAsWritten);
    assertNoState(ONE_ROW + extremes + "000100" + ONE, notAsWritten);
    assertNoState(ONE_ROW + extremes + "0100" + ONE, notAsWritten);
    assertNoState("ffffffffffffffffff01", "a count is greater than 2^63 - 1");
    assertNoState(ONE_ROW + extremes + "80808080808001" + "00", "a sum is too long");
    assertNoState(ONE_ROW + extremes + "00" + "808080808001", "a sum is too long");
    assertNoState(ONE_ROW + extremes + "0020" + "11", "a part of it is missing");
    assertNoState("0100", "a part of it is missing");
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

  private static LogLossAccumulator of(List<LogLossRow> rows) {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    rows.forEach(row -> row.addTo(accumulator));
    return accumulator;
  }

  /** A power of two, in units. */
  private static String sum(int exponent) {
    byte[] bytes = BigInteger.ONE.shiftLeft(exponent % 8).toByteArray();
    int zeroBytes = exponent / 8;
    return hex(new byte[] {(byte) (zeroBytes | 0x80), (byte) (zeroBytes >> 7)})
        + hex(new byte[] {(byte) bytes.length})
        + hex(bytes);
  }

  private static byte[] sealed(String content) {
    return sealed(HexFormat.of().parseHex(content));
  }

  /** Contents under the header and the checksum that they should have. */
  private static byte[] sealed(byte[] content) {
    ByteBuffer buffer = ByteBuffer.allocate(content.length + 11);
    buffer.putInt(0x894c4c41).put((byte) 1).putShort((short) buffer.capacity()).put(content);
    CRC32C checksum = new CRC32C();
    checksum.update(buffer.array(), 0, buffer.position());
    return buffer.putInt((int) checksum.getValue()).array();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static void assertNoState(String content, String reason) {
    assertRefused(
        () -> LogLossAccumulator.fromBytes(sealed(content)),
        "the bytes are no LogLossAccumulator's state: " + reason);
  }

  private static void assertImpossible(String content, String reason) {
    assertRefused(
        () -> LogLossAccumulator.fromBytes(sealed(content)),
        "a state that no LogLossAccumulator can have: " + reason);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
