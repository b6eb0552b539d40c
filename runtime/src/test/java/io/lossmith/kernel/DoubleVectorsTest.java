package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.lossmith.vector.DoubleRowKernel;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  @ValueSource(ints = {3, 12, 40})
  void blocks(int classes) {
    double[] logits = random(1 + ROWS * classes);
    int[] targets = new int[2 + ROWS];
    double[] losses = new double[3 + ROWS];
    double[] gradient = new double[4 + ROWS * classes];
    for (int row = 0; row < ROWS; row++) {
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
        .losses(logits, 1, targets, 2, ROWS, actualLosses, 3, actualGradient, 4, DIVISOR);
    assertThat(actualLosses).isEqualTo(losses);
    assertThat(actualGradient).isEqualTo(gradient);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 12})
  void stepsOfBlocks(int classes) {
    double[] logits = random(1 + ROWS * classes);
    double[] maxima = new double[ROWS];
    double[] rests = new double[ROWS];
    double[] exponentials = new double[2 + ROWS * classes];
    double[] probabilities = new double[3 + ROWS * classes];
    for (int row = 0; row < ROWS; row++) {
      int at = 1 + row * classes;
      int to = 2 + row * classes;
      maxima[row] = Rows.maximum(logits, at, classes);
      rests[row] = DoubleRowExponentials.rest(logits, at, classes, maxima[row], exponentials, to);
      for (int j = 0; j < classes; j++) {
        probabilities[3 + row * classes + j] = exponentials[to + j] * (1 / (1 + rests[row]));
      }
    }
    DoubleVectorBlock block = new DoubleVectorBlock(classes);
    double[] actualMaxima = new double[ROWS];
    double[] actualRests = new double[ROWS];
    double[] actualExponentials = new double[exponentials.length];
    double[] actualProbabilities = new double[probabilities.length];
    block.normalise(logits, 1, ROWS, actualMaxima, actualRests);
    block.exponentials(ROWS, actualExponentials, 2);
    block.softmax(logits, 1, ROWS, actualProbabilities, 3);
    assertThat(actualMaxima).isEqualTo(maxima);
    assertThat(actualRests).isEqualTo(rests);
    assertThat(actualExponentials).isEqualTo(exponentials);
    assertThat(actualProbabilities).isEqualTo(probabilities);
  }

  private static double[] random(int length) {
    return new SplittableRandom(length).doubles(length, -5, 5).toArray();
  }
}
