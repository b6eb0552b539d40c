package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link VectorColumns} gives what {@link VectorBlock} gives of the same rows. */
class VectorColumnsTest {
  private static final int CLASSES = 5;
  private static final int ROWS = 32;
  private static final int STEP = 35;
  private static final int AT = 2;
  private static final int TO = 3;

  private final float[] rows = new float[ROWS * CLASSES];
  private final float[] positions = new float[AT + CLASSES * STEP];
  private final int[] targets = new int[1 + ROWS];
  private final float[] result = new float[TO + CLASSES * STEP];
  private final float[] expected = new float[ROWS * CLASSES];
  private final float[] ofRows = new float[TO + ROWS];
  private final float[] expectedOfRows = new float[TO + ROWS];

  @BeforeEach
  void prepare() {
    assumeTrue(Vectors.exist(), "a JVM with vectors that SIMD is not off in");
    SplittableRandom random = new SplittableRandom(1);
    for (int row = 0; row < ROWS; row++) {
      targets[1 + row] = row % CLASSES;
      for (int j = 0; j < CLASSES; j++) {
        float logit = (float) random.nextDouble(-5, 5);
        rows[row * CLASSES + j] = logit;
        positions[AT + j * STEP + row] = logit;
      }
    }
  }

  @Test
  void losses() {
    new VectorColumns(CLASSES)
        .losses(positions, AT, STEP, targets, 1, ROWS, ofRows, TO, result, TO, 48f);
    new VectorBlock(CLASSES)
        .losses(rows, 0, targets, 1, ROWS, expectedOfRows, TO, expected, 0, 48f);
    assertThat(ofRows).isEqualTo(expectedOfRows);
    assertResult();
  }

  @Test
  void softmax() {
    new VectorColumns(CLASSES).softmax(positions, AT, STEP, ROWS, result, TO);
    new VectorBlock(CLASSES).softmax(rows, 0, ROWS, expected, 0);
    assertResult();
  }

  @Test
  void logSoftmax() {
    new VectorColumns(CLASSES).logSoftmax(positions, AT, STEP, ROWS, result, TO);
    new VectorBlock(CLASSES).logSoftmax(rows, 0, ROWS, expected, 0);
    assertResult();
  }

  @Test
  void logSumExps() {
    new VectorColumns(CLASSES).logSumExps(positions, AT, STEP, ROWS, ofRows, TO);
    new VectorBlock(CLASSES).logSumExps(rows, 0, ROWS, expectedOfRows, TO);
    assertThat(ofRows).isEqualTo(expectedOfRows);
    assertThat(ofRows[TO]).isNotZero();
  }

  private void assertResult() {
    float[] found = new float[expected.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = result[TO + i % CLASSES * STEP + i / CLASSES];
    }
    assertThat(found).isEqualTo(expected).doesNotContain(0);
  }
}
