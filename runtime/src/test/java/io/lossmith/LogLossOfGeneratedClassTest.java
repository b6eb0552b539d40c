package io.lossmith;

import static io.lossmith.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** {@link LogLossAccumulator}: rows through a generated class, and those that it ignores. */
class LogLossOfGeneratedClassTest {
  private static final int IGNORED = -100;

  private final LogLossAccumulator accumulator = new LogLossAccumulator();

  @Test
  void examplesThroughAGeneratedClass() {
    ExampleLoss generated = exampleLoss();
    assertThat(accumulator.add(generated, new float[] {0.5f, 1f}, 0)).isEqualTo(0.5f);
    assertThat(accumulator.add(generated, new float[] {2f, -1f}, 1)).isEqualTo(2f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(0.5, true);
    expected.add(2, false);
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void batchesThroughAGeneratedClass() {
    float[] losses = new float[3];
    accumulator.add(rowLosses(2), new float[] {4f, 0.5f, 1f}, new int[3], losses);
    assertThat(losses).containsExactly(4f, 0.5f, 1f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(losses);
    expected.addCorrect(2, 3);
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void ignoredRowsAreNotAdded() {
    float[] losses = new float[4];
    int[] targets = {3, IGNORED, 0, IGNORED};
    accumulator.add(rowLosses(1), new float[] {4f, 0f, 1f, 0f}, targets, losses);
    assertThat(losses).containsExactly(4f, 0f, 1f, 0f);
    LogLossAccumulator expected = new LogLossAccumulator();
    expected.add(new float[] {4f, 1f});
    expected.addCorrect(1, 2);
    assertThat(accumulator).isEqualTo(expected);

    LogLossAccumulator ofFloats = new LogLossAccumulator();
    ofFloats.addCorrect(1, ofFloats.add(losses, targets, IGNORED));
    assertThat(ofFloats).isEqualTo(expected);
    LogLossAccumulator ofDoubles = new LogLossAccumulator();
    ofDoubles.addCorrect(1, ofDoubles.add(new double[] {4, 0, 1, 0}, targets, IGNORED));
    assertThat(ofDoubles).isEqualTo(expected);
    assertRefused(
        () -> accumulator.add(losses, new int[3], 0), "targets has length 3; 4 rows need 4");
    assertThat(accumulator).isEqualTo(expected);
  }

  @Test
  void anIgnoredExampleIsNotAdded() {
    assertThat(accumulator.add(exampleLoss(), new float[] {0f, 1f}, IGNORED)).isZero();
    assertThat(accumulator.count()).isZero();
  }

  @Test
  void aGeneratedClassThatCountsTooMuchIsRefused() {
    accumulator.add(1);
    LogLossAccumulator before = accumulator.copy();
    float[] logits = {4f, 1f, 1f};
    int[] targets = {3, 3, 7};
    assertRefused(
        () -> accumulator.add(rowLosses(2), logits, new int[] {IGNORED, IGNORED, 7}, new float[3]),
        "correct is 2; of 1 judged rows, 0 to 1 can be");
    assertRefused(
        () -> accumulator.add(rowLosses(4), logits, targets, new float[3]),
        "correct is 4; of 3 judged rows");
    assertRefused(
        () -> accumulator.add(rowLosses(-1), logits, targets, new float[3]), "correct is -1");
    assertThat(accumulator).isEqualTo(before);
  }

  /** Gives its logits as losses. */
  private static RowLosses rowLosses(int correct) {
    return (RowLosses)
        Proxy.newProxyInstance(
            RowLosses.class.getClassLoader(),
            new Class<?>[] {RowLosses.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("countCorrect")) {
                return correct;
              }
              if (method.getName().equals("ignores")) {
                return arguments[0].equals(IGNORED);
              }
              float[] logits = (float[]) arguments[0];
              System.arraycopy(logits, 0, (float[]) arguments[2], 0, logits.length);
              return null;
            });
  }

  /** Gives the first logit as loss; is right where the second is positive. */
  private static ExampleLoss exampleLoss() {
    return (ExampleLoss)
        Proxy.newProxyInstance(
            ExampleLoss.class.getClassLoader(),
            new Class<?>[] {ExampleLoss.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("ignores")) {
                return arguments[0].equals(IGNORED);
              }
              float[] logits = (float[]) arguments[0];
              return method.getName().equals("loss") ? (Object) logits[0] : logits[1] > 0f;
            });
  }
}
