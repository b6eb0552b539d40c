package io.lossmith;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.outOfBounds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@link LogSumExp} refuses: in which words, and that nothing has been written then. */
class LogSumExpArgumentsTest {

  private final float[] logits = {1f, 2f, 3f, 4f, 5f};
  private final float[] output = {-1f, -2f, -3f, -4f, -5f};

  @AfterEach
  void nothingHasBeenWritten() {
    assertThat(logits).containsExactly(1f, 2f, 3f, 4f, 5f);
    assertThat(output).containsExactly(-1f, -2f, -3f, -4f, -5f);
  }

  @Test
  void wholeArraysOfDifferentLengths() {
    float[] four = new float[4];
    illegal(
        () -> LogSumExp.softmax(four, output), "probabilities has length 5; logits has length 4");
    illegal(
        () -> LogSumExp.logSoftmax(four, output),
        "logProbabilities has length 5; logits has length 4");
  }

  @Test
  void aNegativeLength() {
    String message = "length is -1; a length is 0 or more";
    outOfBounds(() -> LogSumExp.of(logits, 0, -1), message);
    outOfBounds(() -> LogSumExp.softmax(logits, 0, output, 0, -1), message);
    outOfBounds(() -> LogSumExp.logSoftmax(logits, 0, output, 0, -1), message);
  }

  @Test
  void aNegativeOffset() {
    String message = "logitsOffset is -1; an offset is 0 or more";
    outOfBounds(() -> LogSumExp.of(logits, -1, 2), message);
    outOfBounds(() -> LogSumExp.softmax(logits, -1, output, 0, 2), message);
    outOfBounds(() -> LogSumExp.logSoftmax(logits, -1, output, 0, 2), message);
    outOfBounds(
        () -> LogSumExp.softmax(logits, 0, output, -2, 2),
        "probabilitiesOffset is -2; an offset is 0 or more");
    outOfBounds(
        () -> LogSumExp.logSoftmax(logits, 0, output, -2, 2),
        "logProbabilitiesOffset is -2; an offset is 0 or more");
  }

  @Test
  void anArrayThatEndsBeforeTheRow() {
    String message = "logits has length 5, 2 from offset 3; 1 row of 3 classes needs 3";
    illegal(() -> LogSumExp.of(logits, 3, 3), message);
    illegal(() -> LogSumExp.softmax(logits, 3, output, 0, 3), message);
    illegal(() -> LogSumExp.logSoftmax(logits, 3, output, 0, 3), message);
    illegal(
        () -> LogSumExp.softmax(logits, 0, output, 1, 5),
        "probabilities has length 5, 4 from offset 1; 1 row of 5 classes needs 5");
    illegal(
        () -> LogSumExp.logSoftmax(logits, 0, output, 1, 5),
        "logProbabilities has length 5, 4 from offset 1; 1 row of 5 classes needs 5");
    illegal(
        () -> LogSumExp.of(logits, Integer.MAX_VALUE, Integer.MAX_VALUE),
        "logits has length 5, -2147483642 from offset 2147483647;"
            + " 1 row of 2147483647 classes needs 2147483647");
  }

  @Test
  void aResultThatOverlapsTheRowInPart() {
    illegal(
        () -> LogSumExp.softmax(logits, 0, logits, 1, 3),
        "probabilities at offset 1 overlaps logits at offset 0 of the same array;"
            + " it may start at the same offset, or lie apart");
    illegal(
        () -> LogSumExp.logSoftmax(logits, 2, logits, 0, 3),
        "logProbabilities at offset 0 overlaps logits at offset 2 of the same array;"
            + " it may start at the same offset, or lie apart");
  }
}
