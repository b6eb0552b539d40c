package io.lossmith.kernel;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.outOfBounds;
import static io.lossmith.Refusals.passes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link Arguments}: which arrays hold a batch, and the text of every message. */
class ArgumentsTest {
  private static final int MAX = Integer.MAX_VALUE;

  @Nested
  class WholeArray {
    @Test
    void exactlyTheBatchPasses() {
      passes(() -> Arguments.wholeArray("logits", 640, 64, 10));
      passes(() -> Arguments.wholeArray("losses", 64, 64, 1));
      passes(() -> Arguments.wholeArray("logits", 0, 0, 10));
    }

    @Test
    void anotherLengthIsRefused() {
      illegal(
          () -> Arguments.wholeArray("logits", 639, 64, 10),
          "logits has length 639; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.wholeArray("gradient", 641, 64, 10),
          "gradient has length 641; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.wholeArray("logits", 0, 1, 10),
          "logits has length 0; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.wholeArray("targets", 63, 64, 1),
          "targets has length 63; 64 rows need 64");
      illegal(() -> Arguments.wholeArray("losses", 2, 1, 1), "losses has length 2; 1 row needs 1");
      illegal(
          () -> Arguments.wholeArray("logits", 10, 0, 10),
          "logits has length 10; 0 rows of 10 classes need 0");
    }

    @Test
    void aBatchBeyondAnArrayDoesNotWrapRound() {
      // 65536 * 65536 is 0 as an int.
      illegal(
          () -> Arguments.wholeArray("logits", 0, 65_536, 65_536),
          "logits has length 0; 65536 rows of 65536 classes need 4294967296");
      illegal(
          () -> Arguments.wholeArray("logits", 1, MAX, MAX),
          "logits has length 1; 2147483647 rows of 2147483647 classes need 4611686014132420609");
    }
  }

  @Nested
  class Window {
    @Test
    void aBatchWithinTheArrayPasses() {
      passes(() -> Arguments.window("logits", 640, 0, 64, 10));
      passes(() -> Arguments.window("logits", 700, 60, 64, 10));
      passes(() -> Arguments.window("logits", 5, 5, 0, 10));
      passes(() -> Arguments.window("logits", MAX, MAX - 10, 1, 10));
      passes(() -> Arguments.window("logits", MAX, 0, MAX, 1));
    }

    @Test
    void aNegativeOffsetIsRefused() {
      outOfBounds(
          () -> Arguments.window("logits", 640, -1, 64, 10),
          "logitsOffset is -1; an offset is 0 or more");
      outOfBounds(
          () -> Arguments.window("targets", 0, Integer.MIN_VALUE, 0, 1),
          "targetsOffset is -2147483648; an offset is 0 or more");
    }

    @Test
    void anArrayThatEndsBeforeTheBatchIsRefused() {
      illegal(
          () -> Arguments.window("logits", 639, 0, 64, 10),
          "logits has length 639; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.window("logits", 699, 60, 64, 10),
          "logits has length 699, 639 from offset 60; 64 rows of 10 classes need 640");
      illegal(
          () -> Arguments.window("losses", 3, 3, 1, 1),
          "losses has length 3, 0 from offset 3; 1 row needs 1");
      illegal(
          () -> Arguments.window("logits", 5, 6, 0, 10),
          "logits has length 5, -1 from offset 6; 0 rows of 10 classes need 0");
    }

    @Test
    void nothingWrapsRound() {
      illegal(
          () -> Arguments.window("logits", 5, MAX, 1, 10),
          "logits has length 5, -2147483642 from offset 2147483647; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.window("logits", MAX, MAX - 9, 1, 10),
          "logits has length 2147483647, 9 from offset 2147483638; 1 row of 10 classes needs 10");
      illegal(
          () -> Arguments.window("logits", MAX, 0, 65_536, 65_536),
          "logits has length 2147483647; 65536 rows of 65536 classes need 4294967296");
    }
  }

  @Nested
  class RowCount {
    @Test
    void multiplesPass() {
      passes(() -> Arguments.rowCount(0, 1));
      passes(() -> Arguments.rowCount(0, 128));
      passes(() -> Arguments.rowCount(MAX, 1));
      passes(() -> Arguments.rowCount(384, 128));
    }

    @Test
    void othersAreRefused() {
      illegal(() -> Arguments.rowCount(-1, 1), "rows is -1; a row count is 0 or more");
      illegal(() -> Arguments.rowCount(-128, 128), "rows is -128; a row count is 0 or more");
      illegal(
          () -> Arguments.rowCount(130, 128),
          "rows is 130; the batch shape needs a multiple of 128");
    }
  }

  @Nested
  class WholeRows {
    @Test
    void rowsAreCounted() {
      assertThat(Arguments.wholeRows("logits", 30, 10)).isEqualTo(3);
      assertThat(Arguments.wholeRows("logits", 0, 10)).isZero();
    }

    @Test
    void aPartOfARowIsRefused() {
      illegal(
          () -> Arguments.wholeRows("logits", 31, 10),
          "logits has length 31, which is not a whole number of rows of 10 classes");
    }
  }
}
