package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.RowLosses;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every result of random rows of every temper against the exact function of the rounded distances,
 * and of the inputs.
 */
class AccuracyTest {
  /** What generated classes promise for the exact function of the rounded distances, in ulps. */
  private static final double BOUND = 3.0;

  private static final int ROWS = 4000;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 10, 15, 16, 17, 24, 25, 31, 33, 100, 1000, 10000, 100000})
  void staysWithinTheBoundOfTheRoundedDistances(int classes) {
    int rows = Math.max(8, ROWS / (1 + classes / 50));
    Random random = new Random(classes);
    float[] logits = new float[rows * classes];
    int[] targets = new int[rows];
    for (int row = 0; row < rows; row++) {
      RandomRows.fill(logits, row * classes, classes, random);
      targets[row] = random.nextInt(classes);
    }
    RowLosses loss = GeneratedLosses.rows(classes);
    float[] losses = new float[rows];
    float[] gradient = new float[logits.length];
    float[] softmax = new float[logits.length];
    float[] logSoftmax = new float[logits.length];
    loss.lossAndGradient(logits, targets, losses, gradient);
    loss.softmax(logits, softmax);
    loss.logSoftmax(logits, logSoftmax);

    WorstCase lossError = new WorstCase("loss, C = " + classes);
    WorstCase gradientError = new WorstCase("gradient, C = " + classes);
    WorstCase targetError = new WorstCase("gradient at the target, C = " + classes);
    WorstCase softmaxError = new WorstCase("softmax, C = " + classes);
    WorstCase logSoftmaxError = new WorstCase("log-softmax, C = " + classes);
    for (int row = 0; row < rows; row++) {
      int at = row * classes;
      int target = targets[row];
      int where = row;
      ExactSoftmax exact = ExactSoftmax.ofRoundedDistances(logits, at, classes);
      lossError.record(
          Ulps.error(losses[row], exact.loss(target), exact.flushed()), () -> "row " + where);
      for (int j = 0; j < classes; j++) {
        int entry = j;
        (j == target ? targetError : gradientError)
            .record(
                Ulps.error(
                    gradient[at + j],
                    exact.gradient(target, j),
                    j == target ? exact.flushed() : exact.flushed(j)),
                () -> "row " + where + ", class " + entry);
        softmaxError.record(
            Ulps.error(softmax[at + j], exact.softmax(j), exact.flushed(j)),
            () -> "row " + where + ", class " + entry);
        logSoftmaxError.record(
            Ulps.error(logSoftmax[at + j], exact.logSoftmax(j), exact.flushed()),
            () -> "row " + where + ", class " + entry);
      }
    }
    assertThat(lossError.print()).isLessThan(99);
    assertThat(gradientError.print()).isLessThan(99);
    assertThat(targetError.print()).isLessThan(99);
    assertThat(softmaxError.print()).isLessThan(99);
    assertThat(logSoftmaxError.print()).isLessThan(99);
  }
}
