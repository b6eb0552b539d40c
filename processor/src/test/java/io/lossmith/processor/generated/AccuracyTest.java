package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every result of random rows of every temper, against the exact function of the rounded distances
 * and against that of the inputs. Prints the worst case of each kind.
 */
class AccuracyTest {
  /** About how many logits a number of classes is tried on. */
  private static final int LOGITS = Exhaustive.choose(12_000, 4_000_000);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 10, 15, 16, 17, 24, 25, 31, 33, 100, 257, 1000, 10000})
  void everyRowKeepsTheStatedBounds(int classes) {
    int rows = rows(classes);
    float[] logits = new float[rows * classes];
    int[] targets = new int[rows];
    RandomRows.fill(logits, targets, new Random(classes));
    LossCalls calls = LossCalls.of(Form.any(classes, Reduction.NONE));
    Outcome outcome = calls.whole(logits, targets);
    for (WorstErrors.Measure measure : WorstErrors.Measure.values()) {
      WorstErrors worst = new WorstErrors("C = " + classes, measure);
      worst.record(calls.form(), logits, targets, outcome, "");
      worst.assertWithinBounds();
    }
  }

  /** Batches whose sizes are powers of two and others: the mean's gradient is divided by them. */
  @ParameterizedTest
  @EnumSource(
      value = Reduction.class,
      names = {"MEAN", "SUM"})
  void reducedLossesAndTheirGradientsKeepTheStatedBounds(Reduction reduction) {
    for (WorstErrors.Measure measure : WorstErrors.Measure.values()) {
      WorstErrors worst = new WorstErrors(reduction.toString(), measure);
      for (int classes : new int[] {2, 3, 10, 33, 100}) {
        Random random = new Random(classes);
        LossCalls any = LossCalls.of(Form.any(classes, reduction));
        for (int tried = 0; tried < rows(classes); ) {
          int rows = 1 + random.nextInt(tried % 3 == 0 ? 70 : 5);
          float[] logits = new float[rows * classes];
          int[] targets = new int[rows];
          RandomRows.fill(logits, targets, random);
          worst.record(any.form(), logits, targets, any.whole(logits, targets), "C = " + classes);
          tried += rows;
        }
      }
      worst.assertWithinBounds();
    }
  }

  private static int rows(int classes) {
    return Math.max(4, LOGITS / (classes + 8));
  }
}
