package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link DoubleVectorColumns} gives what {@link DoubleVectorBlock} gives of the same rows. */
class DoubleVectorColumnsTest {
  private static final int CLASSES = 5;
  private static final int ROWS = 32;
  private static final int STEP = 35;
  private static final int AT = 2;
  private static final int TO = 3;

  private final double[] rows = new double[ROWS * CLASSES];
  private final double[] positions = new double[AT + CLASSES * STEP];
  private final int[] targets = new int[1 + ROWS];
  private final double[] result = new double[TO + CLASSES * STEP];
  private final double[] expected = new double[ROWS * CLASSES];
  private final double[] ofRows = new double[TO + ROWS];
  private final double[] expectedOfRows = new double[TO + ROWS];

  @BeforeEach
  void prepare() {
    assumeTrue(DoubleVectors.exist(), "a JVM with vectors that SIMD is not off in");
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < ROWS; row++) {
      targets[1 + row] = row % CLASSES;
      for (int j = 0; j < CLASSES; j++) {
        double logit = random.nextDouble(-5, 5);
        rows[row * CLASSES + j] = logit;
        positions[AT + j * STEP + row] = logit;
      }
    }
  }

  @Test
  void losses() {
    new DoubleVectorColumns(CLASSES)
        .losses(positions, AT, STEP, targets, 1, ROWS, ofRows, TO, result, TO, 48d);
    new DoubleVectorBlock(CLASSES)
        .losses(rows, 0, targets, 1, ROWS, expectedOfRows, TO, expected, 0, 48d);
    assertThat(ofRows).isEqualTo(expectedOfRows);
    assertResult();
  }

  @Test
  void softmax() {
    new DoubleVectorColumns(CLASSES).softmax(positions, AT, STEP, ROWS, result, TO);
    new DoubleVectorBlock(CLASSES).softmax(rows, 0, ROWS, expected, 0);
    assertResult();
  }

  @Test
  void logSoftmax() {
    new DoubleVectorColumns(CLASSES).logSoftmax(positions, AT, STEP, ROWS, result, TO);
    new DoubleVectorBlock(CLASSES).logSoftmax(rows, 0, ROWS, expected, 0);
    assertResult();
  }

  @Test
  void logSumExps() {
    new DoubleVectorColumns(CLASSES).logSumExps(positions, AT, STEP, ROWS, ofRows, TO);
    new DoubleVectorBlock(CLASSES).logSumExps(rows, 0, ROWS, expectedOfRows, TO);
    assertThat(ofRows).isEqualTo(expectedOfRows);
    assertThat(ofRows[TO]).isNotZero();
  }

  private void assertResult() {
    double[] found = new double[expected.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = result[TO + i % CLASSES * STEP + i / CLASSES];
    }
    assertThat(found).isEqualTo(expected).doesNotContain(0);
  }
}
