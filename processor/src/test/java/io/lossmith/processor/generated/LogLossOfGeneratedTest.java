package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.BatchLoss;
import io.lossmith.ExampleLoss;
import io.lossmith.LogLossAccumulator;
import io.lossmith.Output;
import io.lossmith.Reduction;
import io.lossmith.RowLosses;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The log-loss of rows through generated classes, on one host and split over several. */
class LogLossOfGeneratedTest {
  private static final int CLASSES = 10;
  private static final int ROWS = 500;
  private static final int IGNORED = -100;

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

  @Test
  void rowsThatASpecIgnoresAreNotAdded() {
    for (int row = 0; row < ROWS; row += 3) {
      targets[row] = IGNORED;
    }
    OptionSpec ignoring = OptionSpec.of(CLASSES).with("ignoreIndex", List.of(IGNORED));
    OptionLosses losses =
        OptionLosses.of(
            List.of(ignoring.with("reduction", Reduction.NONE), ignoring, ignoring.withBatch()));
    LogLossAccumulator ofRows = new LogLossAccumulator();
    ofRows.add((RowLosses) losses.instance(0), logits, targets, new float[ROWS]);
    assertThat(ofRows.count()).isEqualTo(ROWS - (ROWS + 2) / 3);
    BatchLoss mean = (BatchLoss) losses.instance(1);
    assertThat((float) ofRows.mean()).isEqualTo(mean.loss(logits, targets));
    assertThat(ofRows.correct()).isEqualTo(mean.countCorrect(logits, targets));
    LogLossAccumulator ofExamples = new LogLossAccumulator();
    for (int row = 0; row < ROWS; row++) {
      float[] example = Arrays.copyOfRange(logits, row * CLASSES, (row + 1) * CLASSES);
      ofExamples.add((ExampleLoss) losses.instance(2), example, targets[row]);
    }
    assertThat(ofExamples).isEqualTo(ofRows);
  }

  @Test
  void lossesThatAReducingClassAlsoGives() throws Throwable {
    targets[7] = IGNORED;
    OptionSpec ignoring =
        OptionSpec.of(CLASSES)
            .with("ignoreIndex", List.of(IGNORED))
            .with("outputs", List.of(Output.LOSSES));
    Object loss = OptionLosses.of(List.of(ignoring)).instance(0);
    float[] losses = new float[ROWS];
    float[] gradient = new float[logits.length];
    float mean =
        (float)
            loss.getClass()
                .getMethod(
                    "lossAndGradient", float[].class, int[].class, float[].class, float[].class)
                .invoke(loss, logits, targets, losses, gradient);
    LogLossAccumulator total = new LogLossAccumulator();
    int kept = total.add(losses, targets, IGNORED);
    int correct =
        (int)
            loss.getClass()
                .getMethod("countCorrect", float[].class, int[].class)
                .invoke(loss, logits, targets);
    total.addCorrect(correct, kept);
    assertThat((float) total.mean()).isEqualTo(mean);
    assertThat(total.judged()).isEqualTo(ROWS - 1);
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
