package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** {@link RowSum} against its documented order, written down plainly. */
class RowSumTest {

  private static final int LARGEST_BATCH = 200;

  @Test
  void sumAndMeanFollowTheDocumentedOrderBitForBit() {
    SplittableRandom random = new SplittableRandom(1);
    RowSum rowSum = new RowSum();
    int sequentialDiffers = 0;
    for (int rows = 1; rows <= LARGEST_BATCH; rows++) {
      for (int repeat = 0; repeat < 20; repeat++) {
        float[] losses = losses(random, rows);
        double expected = documentedSum(losses);

        add(rowSum, losses);
        assertBits(rowSum.sum(), (float) expected);
        add(rowSum, losses);
        assertBits(rowSum.mean(rows), (float) (expected / rows));

        if ((float) sequentialSum(losses) != (float) expected) {
          sequentialDiffers++;
        }
      }
    }
    // Else the test could not tell one order from another.
    assertThat(sequentialDiffers).isPositive();
  }

  @Test
  void severalBlocksAtOnceAreAddedInTheSameOrder() {
    SplittableRandom random = new SplittableRandom(3);
    RowSum rowSum = new RowSum();
    for (int rows = 1; rows <= LARGEST_BATCH; rows++) {
      float[] losses = losses(random, rows);
      double[] wide = new double[rows];
      Arrays.setAll(wide, row -> losses[row]);
      double expected = documentedSum(losses);
      for (int most : new int[] {16, 48, 64}) {
        rowSum.clear();
        int count;
        for (int row = 0; row < rows; row += count) {
          count = RowSum.together(rows - row, most);
          rowSum.add(Arrays.copyOfRange(losses, row, row + count), count);
        }
        assertThat(rowSum.doubleSum()).isEqualTo(expected);
        rowSum.clear();
        rowSum.add(wide, rows);
        assertThat(rowSum.doubleSum()).isEqualTo(expected);
      }
    }
  }

  @Test
  void wholeBlocksTakeStepsTogetherAndWhatRemainsIsAPartOfOne() {
    assertThat(RowSum.together(64, 64)).isEqualTo(64);
    assertThat(RowSum.together(1000, 64)).isEqualTo(64);
    assertThat(RowSum.together(63, 64)).isEqualTo(48);
    assertThat(RowSum.together(17, 64)).isEqualTo(16);
    assertThat(RowSum.together(16, 16)).isEqualTo(16);
    assertThat(RowSum.together(15, 64)).isEqualTo(15);
    assertThat(RowSum.together(0, 64)).isZero();
  }

  @Test
  void lossesInDoubleAreAddedInTheSameOrder() {
    SplittableRandom random = new SplittableRandom(2);
    RowSum rowSum = new RowSum();
    int sequentialDiffers = 0;
    for (int rows = 1; rows <= LARGEST_BATCH; rows++) {
      double[] losses = random.doubles(rows, 0, 8).toArray();
      double expected = documentedSum(losses);
      rowSum.clear();
      for (int row = 0; row < rows; row += RowSum.LANES) {
        double[] block = Arrays.copyOfRange(losses, row, row + RowSum.LANES);
        rowSum.add(block, Math.min(RowSum.LANES, rows - row));
      }
      assertThat(rowSum.doubleSum()).isEqualTo(expected);
      assertThat(rowSum.doubleMean(rows)).isEqualTo(expected / rows);
      assertThat(rowSum.sum()).isEqualTo((float) expected);
      if (Arrays.stream(losses).reduce(0, Double::sum) != expected) {
        sequentialDiffers++;
      }
    }
    assertThat(sequentialDiffers).isGreaterThan(LARGEST_BATCH / 4);
  }

  @Test
  void onlyCountedLossesInDoubleAreAdded() {
    RowSum rowSum = new RowSum();
    rowSum.add(new double[] {1, 2, Double.NaN}, 2);
    assertThat(rowSum.doubleSum()).isEqualTo(3);
    rowSum.clear();
    assertThat(rowSum.doubleSum()).isZero();
    assertThat(rowSum.doubleMean(0)).isNaN();
  }

  @Test
  void ofNoRowsTheSumIsZeroAndTheMeanIsNaN() {
    RowSum rowSum = new RowSum();
    assertBits(rowSum.sum(), 0f);
    assertThat(rowSum.mean(0)).isNaN();

    rowSum.add(new float[] {1f}, 0);
    assertBits(rowSum.sum(), 0f);
  }

  @Test
  void clearForgetsEverything() {
    RowSum rowSum = new RowSum();
    add(rowSum, new float[] {1f, Float.NaN, Float.POSITIVE_INFINITY});
    rowSum.clear();
    assertBits(rowSum.sum(), 0f);
  }

  @Test
  void onlyCountedLossesAreAdded() {
    RowSum rowSum = new RowSum();
    float[] losses = new float[RowSum.LANES];
    Arrays.fill(losses, Float.NaN);
    losses[0] = 1f;
    losses[1] = 2f;
    rowSum.add(losses, 2);
    assertBits(rowSum.sum(), 3f);
  }

  @Test
  void infinitiesAndNaN() {
    float infinity = Float.POSITIVE_INFINITY;
    for (int at = 0; at < 40; at++) {
      assertThat(sumWith(at, infinity)).isEqualTo(infinity);
      assertThat(sumWith(at, -infinity)).isEqualTo(-infinity);
      assertThat(sumWith(at, Float.NaN)).isNaN();
      assertThat(sumWith(at, Float.intBitsToFloat(0xffc0_0000))).isNaN();
    }
    RowSum rowSum = new RowSum();
    rowSum.add(new float[] {infinity, -infinity}, 2);
    assertThat(rowSum.sum()).isNaN();
  }

  @Test
  void aSumBeyondFloatIsInfiniteButItsMeanIsNot() {
    float[] losses = new float[40];
    Arrays.fill(losses, Float.MAX_VALUE);
    RowSum rowSum = new RowSum();
    add(rowSum, losses);
    assertThat(rowSum.sum()).isEqualTo(Float.POSITIVE_INFINITY);
    add(rowSum, losses);
    assertBits(rowSum.mean(losses.length), Float.MAX_VALUE);
  }

  private static float sumWith(int at, float special) {
    float[] losses = new float[40];
    Arrays.fill(losses, 0.5f);
    losses[at] = special;
    RowSum rowSum = new RowSum();
    add(rowSum, losses);
    return rowSum.sum();
  }

  /** As a generated class does: cleared, then block by block. */
  private static void add(RowSum rowSum, float[] losses) {
    rowSum.clear();
    for (int row = 0; row < losses.length; row += RowSum.LANES) {
      int end = Math.min(row + RowSum.LANES, losses.length);
      rowSum.add(Arrays.copyOfRange(losses, row, row + RowSum.LANES), end - row);
    }
  }

  private static double documentedSum(float[] losses) {
    double[] widened = new double[losses.length];
    for (int row = 0; row < losses.length; row++) {
      widened[row] = losses[row];
    }
    return documentedSum(widened);
  }

  private static double documentedSum(double[] losses) {
    double[] lane = new double[16];
    for (int row = 0; row < losses.length; row++) {
      lane[row % 16] += losses[row];
    }
    return tree(lane);
  }

  private static double tree(double[] lane) {
    double[] sum = lane.clone();
    for (int apart : new int[] {8, 4, 2, 1}) {
      for (int l = 0; l < apart; l++) {
        sum[l] = sum[l] + sum[l + apart];
      }
    }
    return sum[0];
  }

  private static double sequentialSum(float[] losses) {
    double sum = 0;
    for (float loss : losses) {
      sum += loss;
    }
    return sum;
  }

  /**
   * So far apart that a double rounds every sum, and cancelled by their negatives, so that what was
   * rounded off is all that remains: only then the order shows in a float.
   */
  private static float[] losses(SplittableRandom random, int rows) {
    float[] losses = new float[rows];
    for (int row = 0; row < rows / 2; row++) {
      float magnitude = Math.scalb(1f + (float) random.nextDouble(), random.nextInt(-40, 40));
      losses[row] = magnitude;
      losses[rows - 1 - row] = -magnitude;
    }
    for (int row = rows - 1; row > 0; row--) {
      int other = random.nextInt(row + 1);
      float swapped = losses[row];
      losses[row] = losses[other];
      losses[other] = swapped;
    }
    return losses;
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }
}
