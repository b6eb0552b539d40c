package io.lossmith;

import static io.lossmith.LogLossRow.accumulated;
import static io.lossmith.Refusals.assertRefused;
import static io.lossmith.SealedState.DOUBLE_ONE;
import static io.lossmith.SealedState.ONE;
import static io.lossmith.SealedState.ONE_ROW;
import static io.lossmith.SealedState.sealed;
import static io.lossmith.SealedState.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** {@link LogLossBytes}: nothing but what it has written is taken for it. */
class LogLossForgeriesTest {
  private static final String ZERO = "0000";
  private static final String DOUBLE_TWO = "4000000000000000";
  private static final String INFINITY = "7ff0000000000000";
  private static final String NEGATIVE_INFINITY = "fff0000000000000";
  private static final String NAN = "7ff8000000000000";
  private static final int FORGERIES = 20_000;

  @Provide
  Arbitrary<List<LogLossRow>> rows() {
    return LogLossRow.any().list().ofMaxSize(30);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  @Tag("long")
  void everyDamagedBitIsNoticed(@ForAll("rows") List<LogLossRow> rows) {
    byte[] bytes = accumulated(rows).toBytes();
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(() -> LogLossAccumulator.fromBytes(damaged), "");
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void everyCutIsNoticed(@ForAll("rows") List<LogLossRow> rows) {
    byte[] bytes = accumulated(rows).toBytes();
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
}
