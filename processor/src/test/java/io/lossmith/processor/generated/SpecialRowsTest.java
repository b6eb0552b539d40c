package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LogSumExp;
import io.lossmith.Reduction;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rows that hold what no loss expects, at every position: each result of every method, alone and
 * between two ordinary rows that must not notice.
 */
class SpecialRowsTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** Of either sign, quiet and signalling, with payloads. */
  private static final int[] NANS = {
    0x7fc00000, 0xffc00000, 0x7f800001, 0xff800001, 0x7fffffff, 0xffffffff, 0x7fc12345, 0xff812345
  };

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void aNaNMakesItsRowNaN(int classes) {
    for (int bits : classes <= 33 ? NANS : Arrays.copyOf(NANS, 2)) {
      for (int at = 0; at < classes; at++) {
        float[] row = ordinary(classes);
        row[at] = Float.intBitsToFloat(bits);
        assertNaN(row, target(at, classes), Float.NaN, at);
        assertNaN(row, at, Float.NaN, at);

        int infinite = (at + 1) % classes;
        row[infinite] = INFINITY;
        assertNaN(row, infinite, Float.NaN, at);

        Arrays.fill(row, Float.NEGATIVE_INFINITY);
        row[at] = Float.intBitsToFloat(bits);
        assertNaN(row, target(at, classes), Float.NaN, at);

        // Of several, argmax finds the first.
        Arrays.fill(row, at, classes, Float.intBitsToFloat(bits));
        assertNaN(row, at, Float.NaN, at);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void aPositiveInfinityMakesItsRowNaNButNotItsLogSumExp(int classes) {
    for (int at = 0; at < classes; at++) {
      float[] row = ordinary(classes);
      row[at] = INFINITY;
      assertNaN(row, at, INFINITY, at);
      assertNaN(row, target(at, classes), INFINITY, at);
      row[classes - 1] = INFINITY;
      assertNaN(row, target(at, classes), INFINITY, at);
      Arrays.fill(row, Float.NEGATIVE_INFINITY);
      row[at] = INFINITY;
      assertNaN(row, at, INFINITY, at);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void aRowWithoutClassesIsNaN(int classes) {
    float[] row = new float[classes];
    Arrays.fill(row, Float.NEGATIVE_INFINITY);
    for (int target = 0; target < classes; target++) {
      assertNaN(row, target, Float.NEGATIVE_INFINITY, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void aNegativeInfinityIsAClassThatDoesNotExist(int classes) {
    for (int at = 0; at < classes; at++) {
      float[] row = ordinary(classes);
      row[at] = Float.NEGATIVE_INFINITY;
      Outcome other = everyWay(row, target(at, classes));
      assertWithinBounds(row, target(at, classes), other);
      assertThat(other.gradient()[at]).isEqualTo(0f);
      assertThat(other.softmax()[at]).isEqualTo(0f);
      assertThat(other.logSoftmax()[at]).isEqualTo(Float.NEGATIVE_INFINITY);
      assertThat(other.argmax()[0]).isNotEqualTo(at);

      Outcome target = everyWay(row, at);
      assertWithinBounds(row, at, target);
      assertThat(target.loss()[0]).isEqualTo(INFINITY);
      assertThat(target.nll()[0]).isEqualTo(INFINITY);
      assertThat(target.correct()).isZero();
      for (int j = 0; j < classes; j++) {
        if (j != at) {
          assertThat(target.gradient()[j]).isEqualTo(target.softmax()[j]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void theOnlyClassThatExistsIsCertain(int classes) {
    for (int at = 0; at < classes; at++) {
      float[] row = new float[classes];
      Arrays.fill(row, Float.NEGATIVE_INFINITY);
      row[at] = -3.5f;
      Outcome outcome = everyWay(row, at);
      assertThat(Outcome.bits(outcome.loss())).isEqualTo(Outcome.bits(0f));
      assertThat(outcome.gradient()).containsOnly(0f);
      assertThat(outcome.softmax()[at]).isEqualTo(1f);
      assertThat(outcome.logSumExp()).containsExactly(-3.5f);
      assertThat(outcome.argmax()).containsExactly(at);
      assertThat(outcome.correct()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void aDistanceThatOverflowsIsAnInfiniteLossWithAFiniteGradient(int classes) {
    for (int at = 0; at < classes; at++) {
      int target = target(at, classes);
      float[] row = new float[classes];
      row[at] = 3e38f;
      row[target] = -3e38f;
      Outcome outcome = everyWay(row, target);
      assertWithinBounds(row, target, outcome);
      assertThat(outcome.loss()).containsExactly(INFINITY);
      assertThat(outcome.nll()).containsExactly(INFINITY);
      assertThat(outcome.logSumExp()).containsExactly(3e38f);
      for (int j = 0; j < classes; j++) {
        assertThat(outcome.gradient()[j]).isEqualTo(j == at ? 1f : j == target ? -1f : 0f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void theSmallestAndTheGreatestNumbersAreNumbers(int classes) {
    float[] extremes = {
      Float.MIN_VALUE, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, 0x1p-130f, 0f, -0f
    };
    for (float extreme : extremes) {
      for (int at = 0; at < classes; at++) {
        float[] row = new float[classes];
        row[at] = extreme;
        assertWithinBounds(row, at, everyWay(row, at));
        assertWithinBounds(row, target(at, classes), everyWay(row, target(at, classes)));
      }
    }
    for (float same : new float[] {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -0f}) {
      float[] row = new float[classes];
      Arrays.fill(row, same);
      Outcome outcome = everyWay(row, classes - 1);
      assertWithinBounds(row, classes - 1, outcome);
      assertThat(outcome.argmax()).containsExactly(0);
      assertThat(Outcome.bits(outcome.softmax())).containsOnly(Outcome.bits(outcome.softmax()[0]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 17, 24, 33, 100, 300})
  void theFirstOfEqualsIsTheGreatest(int classes) {
    for (int at = 0; at < classes; at++) {
      float[] row = ordinary(classes);
      row[at] = 9f;
      row[classes - 1] = 9f;
      assertThat(everyWay(row, at).argmax()).containsExactly(at);
      assertThat(everyWay(row, at).correct()).isEqualTo(1);
      // Neither zero is the greater one.
      Arrays.fill(row, -0f);
      row[at] = 0f;
      assertThat(everyWay(row, at).argmax()).containsExactly(0);
    }
  }

  /** Every entry NaN, but for the log-sum-exp and the class of the greatest logit. */
  private static void assertNaN(float[] row, int target, float logSumExp, int argmax) {
    Outcome outcome = everyWay(row, target);
    assertThat(outcome.loss()[0]).isNaN();
    assertThat(outcome.lossWithGradient()[0]).isNaN();
    assertThat(outcome.nll()[0]).isNaN();
    for (int j = 0; j < row.length; j++) {
      assertThat(outcome.gradient()[j]).isNaN();
      assertThat(outcome.softmax()[j]).isNaN();
      assertThat(outcome.logSoftmax()[j]).isNaN();
    }
    assertThat(Outcome.bits(outcome.logSumExp())).isEqualTo(Outcome.bits(logSumExp));
    assertThat(outcome.argmax()).containsExactly(argmax);
    assertThat(outcome.correct()).isEqualTo(target == argmax ? 1 : 0);
  }

  private static void assertWithinBounds(float[] row, int target, Outcome outcome) {
    Form form = Form.example(row.length);
    for (WorstErrors.Measure measure : WorstErrors.Measure.values()) {
      WorstErrors errors = new WorstErrors(Arrays.toString(row), measure);
      errors.record(form, row, new int[] {target}, outcome, "");
      errors.assertBounds();
    }
  }

  /**
   * What all ways of computing a row agree upon: one example, the middle row of three whose others
   * come out as they do alone, in place, by windows, and by {@link LogSumExp}. The reduced loss is
   * NaN or infinite where the row's is.
   */
  private static Outcome everyWay(float[] row, int target) {
    int classes = row.length;
    LossCalls example = LossCalls.of(Form.example(classes));
    Outcome alone = example.whole(row, target);
    example.windowsInPlace(row, target).assertSameBits(alone);

    float[] between = new float[3 * classes];
    System.arraycopy(ordinary(classes), 0, between, 0, classes);
    System.arraycopy(row, 0, between, classes, classes);
    System.arraycopy(ordinary(classes), 0, between, 2 * classes, classes);
    int[] targets = {0, target, classes - 1};
    Outcome batch = LossCalls.of(Form.any(classes, Reduction.NONE)).whole(between, targets);
    assertRow(batch, 1, alone);
    assertRow(batch, 0, example.whole(ordinary(classes), 0));
    assertRow(batch, 2, example.whole(ordinary(classes), classes - 1));

    Outcome sum = LossCalls.of(Form.any(classes, Reduction.SUM)).whole(between, targets);
    float loss = alone.loss()[0];
    if (Float.isFinite(loss)) {
      assertThat(sum.loss()[0]).isFinite();
    } else {
      assertThat(sum.loss()).containsExactly(loss);
      assertThat(LossCalls.of(Form.any(classes, Reduction.MEAN)).whole(between, targets).loss())
          .containsExactly(loss);
    }

    float[] softmax = new float[classes];
    float[] logSoftmax = new float[classes];
    LogSumExp.softmax(row, softmax);
    LogSumExp.logSoftmax(row, logSoftmax);
    assertThat(Outcome.bits(softmax)).isEqualTo(Outcome.bits(alone.softmax()));
    assertThat(Outcome.bits(logSoftmax)).isEqualTo(Outcome.bits(alone.logSoftmax()));
    assertThat(Outcome.bits(LogSumExp.of(row))).isEqualTo(Outcome.bits(alone.logSumExp()));
    return alone;
  }

  private static void assertRow(Outcome batch, int row, Outcome alone) {
    int classes = alone.gradient().length;
    int at = row * classes;
    assertSame(alone.loss(), batch.loss(), row);
    assertSame(alone.lossWithGradient(), batch.lossWithGradient(), row);
    assertSame(alone.nll(), batch.nll(), row);
    assertSame(alone.logSumExp(), batch.logSumExp(), row);
    assertSame(alone.gradient(), batch.gradient(), at);
    assertSame(alone.softmax(), batch.softmax(), at);
    assertSame(alone.logSoftmax(), batch.logSoftmax(), at);
    assertThat(batch.argmax()[row]).isEqualTo(alone.argmax()[0]);
  }

  private static void assertSame(float[] alone, float[] batch, int at) {
    assertThat(Outcome.bits(Arrays.copyOfRange(batch, at, at + alone.length)))
        .isEqualTo(Outcome.bits(alone));
  }

  /** A row of different logits below 8. */
  private static float[] ordinary(int classes) {
    Random random = new Random(classes);
    float[] row = new float[classes];
    for (int j = 0; j < classes; j++) {
      row[j] = random.nextFloat() * 16 - 8;
    }
    return row;
  }

  private static int target(int notThis, int classes) {
    return (notThis + 1) % classes;
  }
}
