package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lossmith.vector.DoubleRowKernel;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What generated classes call for logits in double hands everything on, in the right order. */
class DoubleVectorsTest {
  private static final int ROWS = 32;
  private static final double DIVISOR = 3;

  @BeforeEach
  void vectorsAreThere() {
    assumeThat(DoubleVectors.exist()).isTrue();
  }

  @Test
  void onlyWholeBlocksAreTaken() {
    DoubleVectors.awaitReady();
    assertThat(DoubleVectors.take(ROWS)).isEqualTo(DoubleVectors.areReady());
    assertThat(DoubleVectors.take(ROWS + 1)).isFalse();
  }

  @Test
  void ofShortRowsBlocksAreTakenAndManyRowsMore() {
    DoubleVectors.awaitReady();
    boolean ready = DoubleVectors.areReady();
    assertThat(DoubleVectors.take(ROWS, 7)).isEqualTo(ready);
    assertThat(DoubleVectors.take(7, 7)).isEqualTo(ready);
    assertThat(DoubleVectors.take(6, 7)).isFalse();
    assertThat(DoubleVectors.taken(ROWS + 6, 7)).isEqualTo(ready ? ROWS : 0);
    assertThat(DoubleVectors.taken(ROWS + 7, 7)).isEqualTo(ready ? ROWS + 7 : 0);
  }

  @Test
  void aThreadHasItsScratch() {
    double[] scratch = DoubleVectors.scratch();
    assertThat(scratch).hasSizeGreaterThanOrEqualTo(DoubleRowKernel.SCRATCH);
    assertThat(DoubleVectors.scratch()).isSameAs(scratch);
  }

  @Test
  void rows() {
    int classes = 300;
    double[] logits = random(1 + classes);
    double maximum = Rows.maximum(logits, 1, classes);
    double[] expected = new double[2 + classes];
    double rest = DoubleRowExponentials.rest(logits, 1, classes, maximum, expected, 2);
    double[] actual = new double[2 + classes];
    double[] scratch = new double[DoubleVectors.SCRATCH];
    assertThat(DoubleVectors.maximum(logits, 1, classes)).isEqualTo(maximum);
    assertThat(DoubleVectors.rest(logits, 1, classes, maximum, scratch)).isEqualTo(rest);
    assertThat(DoubleVectors.exponentials(logits, 1, classes, maximum, actual, 2, scratch))
        .isEqualTo(rest);
    assertThat(actual).isEqualTo(expected);
  }

  @Test
  void theLogSoftmaxOfARowIsAsByALoop() {
    DoubleVectors.awaitReady();
    double maximum = 5.6;
    double logSum = 0.7;
    for (int classes = 16; classes <= 70; classes++) {
      double[] values = random(classes + 5);
      double[] expected = new double[classes + 3];
      for (int j = 0; j < classes; j++) {
        expected[1 + j] = -(logSum + (maximum - values[3 + j]));
      }
      double[] ofRows = new double[expected.length];
      Rows.logSoftmax(values, 3, classes, maximum, logSum, ofRows, 1);
      assertThat(ofRows).as("%s classes", classes).isEqualTo(expected);
      double[] byKernel = new double[expected.length];
      DoubleVectors.logSoftmax(values, 3, classes, maximum, logSum, byKernel, 1);
      assertThat(byKernel).as("%s classes on kernels", classes).isEqualTo(expected);
      DoubleVectors.logSoftmax(values, 3, classes, maximum, logSum, values, 3);
      assertThat(Arrays.copyOfRange(values, 3, 3 + classes))
          .as("%s classes in place", classes)
          .isEqualTo(Arrays.copyOfRange(expected, 1, 1 + classes));
    }
  }

  @Test
  void logarithmsOfSumsAreThoseOfScalarCode() {
    DoubleVectors.awaitReady();
    for (int rows = 0; rows <= VectorBlock.MOST_ROWS; rows++) {
      double[] rests = new double[rows];
      double[] expected = new double[rows];
      for (int row = 0; row < rows; row++) {
        rests[row] = row * row * 0.37;
        expected[row] = DoubleMath.log1p(rests[row]);
      }
      double[] logSums = new double[rows];
      Rows.log1p(rests, rows, logSums);
      assertThat(logSums).as("%s rows", rows).isEqualTo(expected);
    }
  }

  @Test
  void aRowIsScaledAsByALoop() {
    DoubleVectors.awaitReady();
    for (int classes = 16; classes <= 70; classes++) {
      double[] values = random(classes + 5);
      double[] expected = values.clone();
      for (int i = 3; i < 3 + classes; i++) {
        expected[i] *= 0.3;
      }
      double[] byKernel = values.clone();
      Rows.scale(values, 3, classes, 0.3);
      assertThat(values).as("%s classes", classes).isEqualTo(expected);
      DoubleVectors.scale(byKernel, 3, classes, 0.3);
      assertThat(byKernel).as("%s classes on kernels", classes).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"3, 32", "12, 32", "40, 32", "3, 9", "12, 9"})
  void blocks(int classes, int rows) {
    double[] logits = random(1 + rows * classes);
    int[] targets = new int[2 + rows];
    double[] losses = new double[3 + rows];
    double[] gradient = new double[4 + rows * classes];
    for (int row = 0; row < rows; row++) {
      int at = 1 + row * classes;
      targets[2 + row] = row % classes;
      double maximum = Rows.maximum(logits, at, classes);
      int to = 4 + row * classes;
      double rest = DoubleRowExponentials.rest(logits, at, classes, maximum, gradient, to);
      losses[3 + row] = DoubleMath.log1p(rest) + (maximum - logits[at + row % classes]);
      double scale = 1 / Math.fma(DIVISOR, rest, DIVISOR);
      double ofTarget = gradient[to + row % classes];
      for (int j = to; j < to + classes; j++) {
        gradient[j] *= scale;
      }
      gradient[to + row % classes] = ((ofTarget - 1) - rest) * scale;
    }
    double[] actualLosses = new double[losses.length];
    double[] actualGradient = new double[gradient.length];
    new DoubleVectorBlock(classes)
        .losses(logits, 1, targets, 2, rows, actualLosses, 3, actualGradient, 4, DIVISOR);
    assertThat(actualLosses).isEqualTo(losses);
    assertThat(actualGradient).isEqualTo(gradient);
  }

  @ParameterizedTest
  @CsvSource({"3, 32", "12, 32", "3, 9", "12, 9"})
  void stepsOfBlocks(int classes, int rows) {
    double[] logits = random(1 + rows * classes);
    double[] maxima = new double[rows];
    double[] rests = new double[rows];
    double[] exponentials = new double[2 + rows * classes];
    double[] probabilities = new double[3 + rows * classes];
    double[] logProbabilities = new double[4 + rows * classes];
    double[] logSumExps = new double[5 + rows];
    for (int row = 0; row < rows; row++) {
      int at = 1 + row * classes;
      int to = 2 + row * classes;
      maxima[row] = Rows.maximum(logits, at, classes);
      rests[row] = DoubleRowExponentials.rest(logits, at, classes, maxima[row], exponentials, to);
      for (int j = 0; j < classes; j++) {
        probabilities[3 + row * classes + j] = exponentials[to + j] * (1 / (1 + rests[row]));
        logProbabilities[4 + row * classes + j] =
            -(DoubleMath.log1p(rests[row]) + (maxima[row] - logits[at + j]));
      }
      logSumExps[5 + row] = maxima[row] + DoubleMath.log1p(rests[row]);
    }
    DoubleVectorBlock block = new DoubleVectorBlock(classes);
    double[] actualMaxima = new double[ROWS];
    double[] actualRests = new double[ROWS];
    double[] actualExponentials = new double[exponentials.length];
    double[] actualProbabilities = new double[probabilities.length];
    block.normalise(logits, 1, rows, actualMaxima, actualRests);
    block.exponentials(rows, actualExponentials, 2);
    block.softmax(logits, 1, rows, actualProbabilities, 3);
    double[] actualLogProbabilities = new double[logProbabilities.length];
    double[] actualLogSumExps = new double[logSumExps.length];
    block.logSoftmax(logits, 1, rows, actualLogProbabilities, 4);
    block.logSumExps(logits, 1, rows, actualLogSumExps, 5);
    assertThat(Arrays.copyOf(actualMaxima, rows)).isEqualTo(maxima);
    assertThat(Arrays.copyOf(actualRests, rows)).isEqualTo(rests);
    assertThat(actualExponentials).isEqualTo(exponentials);
    assertThat(actualProbabilities).isEqualTo(probabilities);
    assertThat(actualLogProbabilities).isEqualTo(logProbabilities);
    assertThat(actualLogSumExps).isEqualTo(logSumExps);
  }

  private static double[] random(int length) {
    return new SplittableRandom(length).doubles(length, -5, 5).toArray();
  }
}
