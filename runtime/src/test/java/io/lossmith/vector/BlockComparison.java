package io.lossmith.vector;

import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;
import java.util.Arrays;
import java.util.SplittableRandom;

/** The kernels of sixteen rows against scalar code, bit for bit. */
final class BlockComparison {
  private static final int ROWS = Rows.LANES;
  private static final float DIVISOR = 48f;

  private final int classes;
  private final BlockKernel kernel;
  private final float[] logits;
  private final int[] targets = new int[ROWS];
  private final float[] maxima = new float[ROWS];
  private final float[] rests = new float[ROWS];
  private final float[] exponentials;
  private final float[] softmax;
  private final float[] losses = new float[ROWS];
  private final float[] gradient;

  BlockComparison(int classes) {
    this.classes = classes;
    kernel = new BlockKernel(classes);
    logits = new float[ROWS * classes];
    exponentials = new float[ROWS * classes];
    softmax = new float[ROWS * classes];
    gradient = new float[ROWS * classes];
  }

  /**
   * Compares blocks, first of rows that are all of one kind and then of a mixture, at places where
   * the data ends with the array and others.
   */
  void compare() {
    SplittableRandom random = new SplittableRandom(classes);
    KernelRows[] kinds = KernelRows.values();
    for (int block = 0; block <= kinds.length; block++) {
      for (int row = 0; row < ROWS; row++) {
        KernelRows kind = kinds[block < kinds.length ? block : row % kinds.length];
        kind.fill(logits, row * classes, classes, random);
        targets[row] = random.nextInt(classes);
      }
      expect();
      String what = (block < kinds.length ? kinds[block] : "mixed") + ", C = " + classes;
      compare(what, 0, 0);
      compare(what, 3, 0);
      compare(what, 1, 17);
    }
  }

  /** What scalar code has for the block. */
  private void expect() {
    for (int row = 0; row < ROWS; row++) {
      int at = row * classes;
      float maximum = Rows.maximum(logits, at, classes);
      float rest = RowExponentials.rest(logits, at, classes, maximum, exponentials, at);
      float distance = maximum - logits[at + targets[row]];
      float scale = 1f / Math.fma(DIVISOR, rest, DIVISOR);
      float share = 1f / (1f + rest);
      for (int j = at; j < at + classes; j++) {
        gradient[j] = exponentials[j] * scale;
        softmax[j] = exponentials[j] * share;
      }
      gradient[at + targets[row]] = ((ScalarMath.expNegative(distance) - 1f) - rest) * scale;
      maxima[row] = maximum;
      rests[row] = rest;
      losses[row] = ScalarMath.log1p(rest) + distance;
    }
  }

  private void compare(String what, int before, int after) {
    int size = ROWS * classes;
    int[] guardedTargets = new int[before + ROWS + after];
    Arrays.fill(guardedTargets, Integer.MIN_VALUE);
    System.arraycopy(targets, 0, guardedTargets, before, ROWS);
    Guarded input = Guarded.of(logits, before, after);

    Guarded lossesOnly = Guarded.blank(after, ROWS, before);
    kernel.losses(
        input.array(),
        before,
        guardedTargets,
        before,
        ROWS,
        lossesOnly.array(),
        after,
        null,
        0,
        DIVISOR);
    lossesOnly.assertHolds(what + ", losses only", losses);

    Guarded withGradient = Guarded.blank(before, ROWS, after);
    Guarded output = Guarded.blank(after, size, before);
    losses(input, guardedTargets, withGradient, output);
    withGradient.assertHolds(what + ", losses", losses);
    output.assertHolds(what + ", gradient", gradient);

    if (classes < ROWS) {
      compareShort(what, input);
    }
    input.assertHolds(what + ", logits", logits);

    losses(input, guardedTargets, withGradient, input);
    withGradient.assertHolds(what + ", losses in place", losses);
    input.assertHolds(what + ", gradient in place", gradient);
  }

  private void losses(Guarded input, int[] guardedTargets, Guarded result, Guarded output) {
    kernel.losses(
        input.array(),
        input.at(),
        guardedTargets,
        input.at(),
        ROWS,
        result.array(),
        result.at(),
        output.array(),
        output.at(),
        DIVISOR);
  }

  /** The steps that only blocks of short rows have. */
  private void compareShort(String what, Guarded input) {
    int before = input.at();
    int after = input.array().length - before - input.length();
    Guarded most = Guarded.blank(0, ROWS, 0);
    Guarded sums = Guarded.blank(0, ROWS, 0);
    kernel.normalise(input.array(), before, ROWS, most.array(), sums.array());
    most.assertHolds(what + ", maxima", orNan(maxima, most));
    sums.assertHolds(what + ", rests", rests);
    Guarded kept = Guarded.blank(before, input.length(), after);
    kernel.exponentials(ROWS, kept.array(), before);
    kept.assertHolds(what + ", exponentials", orNan(exponentials, kept));

    Guarded probabilities = Guarded.blank(after, input.length(), before);
    kernel.softmax(input.array(), before, ROWS, probabilities.array(), after);
    probabilities.assertHolds(what + ", softmax", softmax);
    Guarded inPlace = Guarded.of(logits, before, after);
    kernel.softmax(inPlace.array(), before, ROWS, inPlace.array(), before);
    inPlace.assertHolds(what + ", softmax in place", softmax);
  }

  /**
   * What a step of rows has to give: NaN is as good in rows whose sum is NaN, of which everything
   * that a caller sees becomes NaN. Until it is compiled, the Vector API rearranges a NaN with a
   * negative sign into one with a positive sign, which is then the maximum.
   */
  private float[] orNan(float[] step, Guarded actual) {
    float[] allowed = step.clone();
    for (int i = 0; i < allowed.length; i++) {
      float sum = rests[i / (allowed.length / ROWS)];
      if (Float.isNaN(sum) && Float.isNaN(actual.array()[actual.at() + i])) {
        allowed[i] = Float.NaN;
      }
    }
    return allowed;
  }
}
