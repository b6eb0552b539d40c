package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.LogSumExp;
import io.lossmith.Reduction;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A result is a function of the row alone: of no neighbour, offset, form, overload or alias. */
@AddLifecycleHook(Exhaustive.class)
class SameBitsPropertiesTest {
  private static final int LANES = 16;

  @Provide
  Arbitrary<Batch> batches() {
    return Batch.any(40);
  }

  @Property(tries = 100)
  void aRowAloneIsTheRowInsideABatch(@ForAll("batches") Batch batch) {
    Outcome outcome = any(batch, Reduction.NONE);
    LossCalls one = LossCalls.of(Form.example(batch.classes()));
    int correct = 0;
    for (int row = 0; row < batch.rows(); row++) {
      Outcome alone = one.whole(batch.row(row), batch.targets()[row]);
      alone.assertSameBits(rowOf(outcome, row, batch.classes(), alone.correct()));
      one.windows(batch.row(row), batch.targets()[row]).assertSameBits(alone);
      one.inPlace(batch.row(row), batch.targets()[row]).assertSameBits(alone);
      one.windowsInPlace(batch.row(row), batch.targets()[row]).assertSameBits(alone);
      correct += alone.correct();
    }
    assertThat(outcome.correct()).isEqualTo(correct);
  }

  private static Outcome rowOf(Outcome batch, int row, int classes, int correct) {
    int from = row * classes;
    int to = from + classes;
    return new Outcome(
        Arrays.copyOfRange(batch.loss(), row, row + 1),
        Arrays.copyOfRange(batch.lossWithGradient(), row, row + 1),
        Arrays.copyOfRange(batch.nll(), row, row + 1),
        Arrays.copyOfRange(batch.gradient(), from, to),
        Arrays.copyOfRange(batch.softmax(), from, to),
        Arrays.copyOfRange(batch.logSoftmax(), from, to),
        Arrays.copyOfRange(batch.logSumExp(), row, row + 1),
        Arrays.copyOfRange(batch.argmax(), row, row + 1),
        correct);
  }

  @Property(tries = 100)
  void windowsAndResultsInPlaceAreTheWholeArrays(@ForAll("batches") Batch batch) {
    for (Reduction reduction : Reduction.values()) {
      LossCalls any = LossCalls.of(Form.any(batch.classes(), reduction));
      Outcome whole = any.whole(batch.logits(), batch.targets());
      any.windows(batch.logits(), batch.targets()).assertSameBits(whole);
      any.inPlace(batch.logits(), batch.targets()).assertSameBits(whole);
      any.windowsInPlace(batch.logits(), batch.targets()).assertSameBits(whole);
    }
  }

  /** Few of them: each number of rows is a class to compile. */
  @Property(tries = 20)
  void aFixedNumberOfRowsIsAnyNumberOfRows(
      @ForAll long seed,
      @ForAll @IntRange(max = 2) int classesIndex,
      @ForAll @IntRange(max = 1) int rowsIndex) {
    int classes = new int[] {3, 17, 100}[classesIndex];
    int rows = new int[] {16, 37}[rowsIndex];
    Batch batch = Batch.ofRows(classes, rows, new Random(seed));
    for (Reduction reduction : Reduction.values()) {
      Outcome any = any(batch, reduction);
      LossCalls fixed = LossCalls.of(Form.fixed(classes, rows, reduction));
      fixed.whole(batch.logits(), batch.targets()).assertSameBits(any);
      fixed.windowsInPlace(batch.logits(), batch.targets()).assertSameBits(any);
    }
  }

  @Property(tries = 200)
  void reductionsAddTheRowsLossesInTheDocumentedOrder(@ForAll("batches") Batch batch) {
    Outcome none = any(batch, Reduction.NONE);
    Outcome sum = any(batch, Reduction.SUM);
    Outcome mean = any(batch, Reduction.MEAN);
    double total = total(none.loss(), 0, 1);

    assertThat(Outcome.bits(sum.loss())).isEqualTo(Outcome.bits((float) total));
    assertThat(Outcome.bits(mean.loss())).isEqualTo(Outcome.bits((float) (total / batch.rows())));
    assertThat(Outcome.bits(sum.gradient())).isEqualTo(Outcome.bits(none.gradient()));
    none.assertSameRows(sum);
    none.assertSameRows(mean);
  }

  /**
   * Losses whose sum shows its order in a float, though it is taken in double: one so large that
   * the small ones vanish beside it alone but not together, and one that makes the sum a tie, which
   * what is left of the small ones decides.
   */
  @Property(tries = 200)
  void theOrderOfASumShows(@ForAll @IntRange(min = 2, max = 70) int rows, @ForAll long seed) {
    Random random = new Random(seed);
    float[] logits = new float[2 * rows];
    int[] targets = new int[rows];
    Arrays.fill(targets, 1);
    for (int row = 0; row < rows; row++) {
      logits[2 * row + 1] = -(90 + random.nextInt(70));
    }
    int largest = random.nextInt(rows);
    logits[2 * largest + 1] = -0x1p60f;
    logits[2 * ((largest + 1 + random.nextInt(rows - 1)) % rows) + 1] = -0x1p36f;
    Batch batch = new Batch(2, logits, targets);
    double total = total(any(batch, Reduction.NONE).loss(), 0, 1);

    assertThat(any(batch, Reduction.SUM).loss()).containsExactly((float) total);
    assertThat(any(batch, Reduction.MEAN).loss()).containsExactly((float) (total / rows));
  }

  /** The halving tree from its root: the lanes {@code lane, lane + stride, ...}. */
  private static double total(float[] losses, int lane, int stride) {
    if (stride == LANES) {
      double sum = 0;
      for (int row = lane; row < losses.length; row += LANES) {
        sum += losses[row];
      }
      return sum;
    }
    return total(losses, lane, stride * 2) + total(losses, lane + stride, stride * 2);
  }

  @Property(tries = 200)
  void inTwoStepsIsInOne(@ForAll("batches") Batch batch) {
    for (Reduction reduction : Reduction.values()) {
      Outcome outcome = any(batch, reduction);
      assertThat(Outcome.bits(outcome.nll())).isEqualTo(Outcome.bits(outcome.loss()));
      assertThat(Outcome.bits(outcome.lossWithGradient())).isEqualTo(Outcome.bits(outcome.loss()));
    }
  }

  @Property(tries = 200)
  void aLengthOfRunTimeIsALengthOfCompileTime(@ForAll("batches") Batch batch) {
    Outcome outcome = any(batch, Reduction.NONE);
    int classes = batch.classes();
    for (int row = 0; row < batch.rows(); row++) {
      float[] softmax = new float[classes];
      float[] logSoftmax = new float[classes];
      LogSumExp.softmax(batch.row(row), softmax);
      LogSumExp.logSoftmax(batch.row(row), logSoftmax);
      Outcome expected = rowOf(outcome, row, classes, 0);
      assertThat(Outcome.bits(softmax)).isEqualTo(Outcome.bits(expected.softmax()));
      assertThat(Outcome.bits(logSoftmax)).isEqualTo(Outcome.bits(expected.logSoftmax()));
      assertThat(Outcome.bits(LogSumExp.of(batch.row(row))))
          .isEqualTo(Outcome.bits(expected.logSumExp()));
    }
  }

  /** On a grid where no difference rounds, only the log-sum-exp knows where a row lies. */
  @Property(tries = 200)
  void aShiftOfAllLogitsChangesNothing(
      @ForAll("batches") Batch batch, @ForAll @IntRange(min = -4000, max = 4000) int shift) {
    float[] logits = new float[batch.logits().length];
    float[] shifted = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      logits[i] = Math.round(Math.max(-900, Math.min(900, batch.logits()[i])) * 1024) / 1024f;
      shifted[i] = logits[i] + shift;
    }
    for (Reduction reduction : Reduction.values()) {
      LossCalls any = LossCalls.of(Form.any(batch.classes(), reduction));
      Outcome here = any.whole(logits, batch.targets());
      Outcome there = any.whole(shifted, batch.targets());
      here.assertSameLosses(there);
      assertThat(Outcome.bits(there.gradient())).isEqualTo(Outcome.bits(here.gradient()));
      assertThat(Outcome.bits(there.softmax())).isEqualTo(Outcome.bits(here.softmax()));
      assertThat(Outcome.bits(there.logSoftmax())).isEqualTo(Outcome.bits(here.logSoftmax()));
      assertThat(there.argmax()).isEqualTo(here.argmax());
    }
  }

  /** Equal logits get equal results wherever they stand; +0 equals -0. */
  @Property(tries = 200)
  void tiesAreTreatedAlike(@ForAll("batches") Batch batch) {
    int classes = batch.classes();
    float[] coarse = new float[classes];
    for (int j = 0; j < classes; j++) {
      coarse[j] = Math.signum(batch.logits()[j]) * (j % 2 == 0 ? 0f : 1f);
    }
    LossCalls one = LossCalls.of(Form.example(classes));
    Outcome[] byTarget =
        IntStream.range(0, classes)
            .mapToObj(target -> one.whole(coarse, target))
            .toArray(Outcome[]::new);
    for (int j = 1; j < classes; j++) {
      int i = j - 1 - (batch.rows() + j) % j;
      if (coarse[i] == coarse[j]) {
        Outcome ofI = byTarget[i];
        Outcome ofJ = byTarget[j];
        assertThat(Outcome.bits(ofJ.loss())).isEqualTo(Outcome.bits(ofI.loss()));
        assertThat(ofI.softmax()[j]).isEqualTo(ofI.softmax()[i]);
        assertThat(ofI.logSoftmax()[j]).isEqualTo(ofI.logSoftmax()[i]);
        assertThat(ofJ.gradient()[j]).isEqualTo(ofI.gradient()[i]);
        assertThat(ofJ.gradient()[i]).isEqualTo(ofI.gradient()[j]);
      }
    }
  }

  private static Outcome any(Batch batch, Reduction reduction) {
    return LossCalls.of(Form.any(batch.classes(), reduction))
        .whole(batch.logits(), batch.targets());
  }
}
