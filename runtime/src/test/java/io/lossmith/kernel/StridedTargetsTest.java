package io.lossmith.kernel;

import static io.lossmith.Refusals.illegal;
import static io.lossmith.Refusals.passes;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * {@link StridedTargets}: it looks at every entry that is in the batch and no other, and names it
 * by its row and its class. Rows and classes are laid out here by hand, as two images of three
 * classes and four places.
 */
class StridedTargetsTest {

  private static final int OFFSET = 2;
  private static final int CLASSES = 3;
  private static final int INNER = 4;
  private static final int IMAGES = 2;
  private static final int ROWS = IMAGES * INNER;
  private static final int LENGTH = OFFSET + ROWS * CLASSES + 1;

  private static final String POSITIVE =
      "; a logarithm of a probability is never positive."
          + " Were probabilities passed? nll takes what logSoftmax writes";

  /** What is done with the entry of a place. */
  private interface Entry {
    void at(int index, int row, int classIndex);
  }

  /** In the order in which the array holds them. */
  private static void entries(Entry entry) {
    int index = OFFSET;
    for (int image = 0; image < IMAGES; image++) {
      for (int c = 0; c < CLASSES; c++) {
        for (int place = 0; place < INNER; place++) {
          entry.at(index++, image * INNER + place, c);
        }
      }
    }
  }

  @Test
  void everyTargetProbabilityIsChecked() {
    double[] doubles = filled(-7, 0.25);
    float[] floats = floats(doubles);
    passes(() -> StridedTargets.probabilities(doubles, OFFSET, ROWS, CLASSES, INNER));
    passes(() -> StridedTargets.probabilities(floats, OFFSET, ROWS, CLASSES, INNER));
    entries(
        (index, row, classIndex) -> {
          String message =
              "targets holds -0.5 at row "
                  + row
                  + ", class "
                  + classIndex
                  + "; a target probability is 0 or more and finite";
          double[] wrong = doubles.clone();
          wrong[index] = -0.5;
          illegal(() -> StridedTargets.probabilities(wrong, OFFSET, ROWS, CLASSES, INNER), message);
          float[] wrongFloats = floats(wrong);
          illegal(
              () -> StridedTargets.probabilities(wrongFloats, OFFSET, ROWS, CLASSES, INNER),
              message);
        });
  }

  @Test
  void everyLogProbabilityIsChecked() {
    double[] doubles = filled(7, -0.25);
    float[] floats = floats(doubles);
    passes(() -> StridedTargets.logProbabilities(doubles, OFFSET, ROWS, CLASSES, INNER));
    passes(() -> StridedTargets.logProbabilities(floats, OFFSET, ROWS, CLASSES, INNER));
    entries(
        (index, row, classIndex) -> {
          double[] wrong = doubles.clone();
          wrong[index] = 0.5;
          illegal(
              () -> StridedTargets.logProbabilities(wrong, OFFSET, ROWS, CLASSES, INNER),
              positive(row, classIndex));
          float[] wrongFloats = floats(wrong);
          illegal(
              () -> StridedTargets.logProbabilities(wrongFloats, OFFSET, ROWS, CLASSES, INNER),
              positive(row, classIndex));
        });
  }

  @Test
  void onlyTheValueAtATargetThatIsKeptMatters() {
    int[] targets = {99, 0, 2, 1, -1, 2, 0, -1, 1};
    entries(
        (index, row, classIndex) -> {
          double[] values = filled(7, -0.25);
          values[index] = 0.5;
          float[] floats = floats(values);
          ThrowingCallable ofDoubles =
              () ->
                  StridedTargets.logProbabilities(
                      values, OFFSET, targets, 1, ROWS, CLASSES, INNER, -1);
          ThrowingCallable ofFloats =
              () ->
                  StridedTargets.logProbabilities(
                      floats, OFFSET, targets, 1, ROWS, CLASSES, INNER, -1);
          if (targets[1 + row] == classIndex) {
            illegal(ofDoubles, positive(row, classIndex));
            illegal(ofFloats, positive(row, classIndex));
          } else {
            passes(ofDoubles);
            passes(ofFloats);
          }
        });
  }

  /** An array with one value within the batch and another around it. */
  private static double[] filled(double outside, double inside) {
    double[] values = new double[LENGTH];
    Arrays.fill(values, outside);
    Arrays.fill(values, OFFSET, LENGTH - 1, inside);
    return values;
  }

  private static float[] floats(double[] doubles) {
    float[] floats = new float[doubles.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) doubles[i];
    }
    return floats;
  }

  private static String positive(int row, int classIndex) {
    return "logProbabilities holds 0.5 at row " + row + ", class " + classIndex + POSITIVE;
  }
}
