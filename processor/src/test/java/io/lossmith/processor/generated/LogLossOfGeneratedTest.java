package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.BatchLoss;
import io.lossmith.LogLossAccumulator;
import io.lossmith.RowLosses;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The log-loss of rows through generated classes, on one host and split over several. */
class LogLossOfGeneratedTest {
  private static final int CLASSES = 10;
  private static final int ROWS = 500;

  private final SplittableRandom random = new SplittableRandom(7);
  private final float[] logits = new float[ROWS * CLASSES];
  private final int[] targets = new int[ROWS];
  private final RowLosses generated = GeneratedLosses.rows(CLASSES);

  LogLossOfGeneratedTest() {
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (float) (5 * random.nextGaussian());
    }
    for (int row = 0; row < ROWS; row++) {
      targets[row] = random.nextInt(CLASSES);
    }
  }

  @Test
  void anySplitGivesTheSameBytes() {
    byte[] whole = accumulated(0, ROWS).toBytes();
    for (int hosts = 2; hosts < 20; hosts++) {
      LogLossAccumulator merged = new LogLossAccumulator();
      int from = 0;
      for (int host = 0; host < hosts; host++) {
        int to = host == hosts - 1 ? ROWS : from + random.nextInt(ROWS - from + 1);
        merged.merge(LogLossAccumulator.fromBytes(accumulated(from, to).toBytes()));
        from = to;
      }
      assertThat(merged.toBytes()).as("%d hosts", hosts).isEqualTo(whole);
    }
  }

  @Test
  void itAgreesWithTheGeneratedMeanAndCount() {
    LogLossAccumulator accumulator = accumulated(0, ROWS);
    BatchLoss mean = GeneratedLosses.mean(CLASSES);
    assertThat(accumulator.count()).isEqualTo(ROWS);
    assertThat(accumulator.correct()).isEqualTo(mean.countCorrect(logits, targets));
    assertThat((float) accumulator.mean()).isEqualTo(mean.loss(logits, targets));
  }

  private LogLossAccumulator accumulated(int from, int to) {
    LogLossAccumulator accumulator = new LogLossAccumulator();
    accumulator.add(
        generated,
        Arrays.copyOfRange(logits, from * CLASSES, to * CLASSES),
        Arrays.copyOfRange(targets, from, to),
        new float[to - from]);
    return accumulator;
  }
}
