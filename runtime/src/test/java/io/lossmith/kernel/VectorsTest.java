package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@link Vectors} in the tests' own JVM, which is started with the Vector API. */
class VectorsTest {
  private static final int CLASSES = 39;

  @Test
  void theyServeOnceTheyAreReady() {
    VectorSupport support = VectorSupport.of(Jvm.own());
    assertThat(Vectors.exist()).isEqualTo(support.hasVectors());
    Vectors.awaitReady();
    System.out.println(Vectors.backend() + ": " + Vectors.reason());
    assertThat(Vectors.backend())
        .isEqualTo(Vectors.areReady() ? support.backend() : Backend.SCALAR);
    assertThat(Vectors.reason()).startsWith(Vectors.areReady() ? "SIMD is on: " : "SIMD is off: ");
    if (support.isForced()) {
      assertThat(Vectors.areReady()).isTrue();
    }
  }

  @Test
  void wholeBlocksAreTaken() {
    Vectors.awaitReady();
    assertThat(Vectors.take(16)).isEqualTo(Vectors.areReady());
    assertThat(Vectors.take(64)).isEqualTo(Vectors.areReady());
    assertThat(Vectors.take(1)).isFalse();
    assertThat(Vectors.take(17)).isFalse();
  }

  @Test
  void ofShortRowsBlocksAreTakenAndManyRowsMore() {
    Vectors.awaitReady();
    assertThat(Vectors.take(32, 7)).isEqualTo(Vectors.areReady());
    assertThat(Vectors.take(7, 7)).isEqualTo(Vectors.areReady());
    assertThat(Vectors.take(6, 7)).isFalse();
    assertThat(Vectors.taken(22, 7)).isEqualTo(Vectors.areReady() ? 16 : 0);
    assertThat(Vectors.taken(31)).isEqualTo(Vectors.areReady() ? 16 : 0);
    assertThat(Vectors.taken(23, 7)).isEqualTo(Vectors.areReady() ? 23 : 0);
    assertThat(Vectors.taken(6, 7)).isZero();
  }

  @Test
  void positionsAreTakenAsFarAsTheyLieSideBySide() {
    Vectors.awaitReady();
    boolean ready = Vectors.areReady();
    assertThat(Vectors.sideBySide(0, 400, 100, 64)).isEqualTo(ready ? 64 : 0);
    assertThat(Vectors.sideBySide(164, 400, 100, 64)).isEqualTo(ready ? 32 : 0);
    assertThat(Vectors.sideBySide(390, 400, 100, 64)).isZero();
    assertThat(Vectors.sideBySide(0, 15, 100, 64)).isZero();
    assertThat(Vectors.sideBySide(0, 17, 100, 64)).isEqualTo(ready ? 16 : 0);
  }

  @Test
  void aRowHasTheBitsOfScalarCode() {
    float[] logits = new float[CLASSES + 5];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (i * 31 % 97) * 0.1f - 4f;
    }
    float maximum = Rows.maximum(logits, 3, CLASSES);
    float[] expected = new float[CLASSES + 1];
    float rest = RowExponentials.rest(logits, 3, CLASSES, maximum, expected, 1);

    float[] scratch = new float[Vectors.SCRATCH];
    assertThat(maximum).isNotZero();
    assertThat(rest).isNotZero();
    assertThat(Vectors.maximum(logits, 3, CLASSES)).isEqualTo(maximum);
    assertThat(Vectors.rest(logits, 3, CLASSES, maximum, scratch)).isEqualTo(rest);
    float[] exponentials = new float[CLASSES + 1];
    assertThat(Vectors.exponentials(logits, 3, CLASSES, maximum, exponentials, 1, scratch))
        .isEqualTo(rest);
    assertThat(exponentials).isEqualTo(expected);
  }

  @Test
  void theLogSoftmaxOfARowIsAsByALoop() {
    Vectors.awaitReady();
    float maximum = 5.6f;
    float logSum = 0.7f;
    for (int classes = 16; classes <= 70; classes++) {
      float[] values = new float[classes + 5];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i * 31 % 97) * 0.1f - 4f;
      }
      float[] expected = new float[classes + 3];
      for (int j = 0; j < classes; j++) {
        expected[1 + j] = -(logSum + (maximum - values[3 + j]));
      }
      float[] ofRows = new float[expected.length];
      Rows.logSoftmax(values, 3, classes, maximum, logSum, ofRows, 1);
      assertThat(ofRows).as("%s classes", classes).isEqualTo(expected);
      float[] byKernel = new float[expected.length];
      Vectors.logSoftmax(values, 3, classes, maximum, logSum, byKernel, 1);
      assertThat(byKernel).as("%s classes on kernels", classes).isEqualTo(expected);
      Vectors.logSoftmax(values, 3, classes, maximum, logSum, values, 3);
      assertThat(Arrays.copyOfRange(values, 3, 3 + classes))
          .as("%s classes in place", classes)
          .isEqualTo(Arrays.copyOfRange(expected, 1, 1 + classes));
    }
  }

  @Test
  void logarithmsOfSumsAreThoseOfScalarCode() {
    Vectors.awaitReady();
    for (int rows = 0; rows <= VectorBlock.MOST_ROWS; rows++) {
      float[] rests = new float[rows];
      float[] expected = new float[rows];
      for (int row = 0; row < rows; row++) {
        rests[row] = row * row * 0.37f;
        expected[row] = ScalarMath.log1p(rests[row]);
      }
      float[] logSums = new float[rows];
      Rows.log1p(rests, rows, logSums);
      assertThat(logSums).as("%s rows", rows).isEqualTo(expected);
    }
  }

  @Test
  void aRowIsScaledAsByALoop() {
    Vectors.awaitReady();
    for (int classes = 16; classes <= 70; classes++) {
      float[] values = new float[classes + 5];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i * 31 % 97) * 0.1f - 4f;
      }
      float[] expected = values.clone();
      for (int i = 3; i < 3 + classes; i++) {
        expected[i] *= 0.3f;
      }
      float[] byKernel = values.clone();
      Rows.scale(values, 3, classes, 0.3f);
      assertThat(values).as("%s classes", classes).isEqualTo(expected);
      Vectors.scale(byKernel, 3, classes, 0.3f);
      assertThat(byKernel).as("%s classes on kernels", classes).isEqualTo(expected);
    }
  }

  @Test
  void everyThreadHasAScratchOfItsOwn() throws InterruptedException {
    float[] own = Vectors.scratch();
    assertThat(own).hasSize(Vectors.SCRATCH).isSameAs(Vectors.scratch());
    float[][] other = new float[1][];
    Thread thread = new Thread(() -> other[0] = Vectors.scratch());
    thread.start();
    thread.join();
    assertThat(other[0]).hasSize(Vectors.SCRATCH).isNotSameAs(own);
  }
}
