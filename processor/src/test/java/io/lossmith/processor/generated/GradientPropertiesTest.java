package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.ExactSoftmax;
import io.lossmith.oracle.WorstCase;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/** What a gradient is, whatever formula it comes from: a slope, and a sum of nothing. */
@AddLifecycleHook(Exhaustive.class)
class GradientPropertiesTest {
  /** The step of a difference: a power of two, so that the steps themselves are exact. */
  private static final double STEP = 0x1p-20;

  private static final WorstCase SLOPE = new WorstCase("gradient against the slope of the loss");
  private static final WorstCase SUM =
      new WorstCase("sum of a gradient", "of what the bounds of its entries add up to");

  @Provide
  Arbitrary<Batch> batches() {
    return Batch.any(3);
  }

  @AfterContainer
  static void printWorst() {
    SLOPE.print();
    SUM.print();
  }

  /**
   * Against central differences of the exact loss. They differ from the slope by less than STEP^2
   * times the slope itself: each derivative of a softmax is at most as large as itself.
   */
  @Property(tries = 60)
  void aGradientIsTheSlopeOfTheLoss(@ForAll("batches") Batch batch) {
    int classes = batch.classes();
    Outcome outcome =
        LossCalls.of(Form.any(classes, Reduction.NONE)).whole(batch.logits(), batch.targets());
    for (int row = 0; row < batch.rows(); row++) {
      int at = row * classes;
      int target = batch.targets()[row];
      if (batch.logits()[at + target] == Float.NEGATIVE_INFINITY) {
        continue;
      }
      RowErrors errors = RowErrors.ofInputs(batch.logits(), at, classes);
      for (int j = 0; j < classes; j += 1 + classes / 12) {
        DoubleDouble slope = slope(batch.row(row), target, j);
        double uncertainty = STEP * STEP * Math.abs(slope.toDouble()) + 0x1p-90 / STEP;
        double error =
            errors.gradient(outcome.gradient()[at + j], slope, uncertainty, target, j, 1);
        int entry = j;
        SLOPE.record(error, () -> "C = " + classes + ", class " + entry);
        assertThat(error).as("class %s of %s", j, batch).isLessThan(StatedBounds.ULPS);
      }
    }
  }

  private static DoubleDouble slope(float[] row, int target, int j) {
    return loss(row, target, j, STEP)
        .subtract(loss(row, target, j, -STEP))
        .divide(DoubleDouble.of(2 * STEP));
  }

  private static DoubleDouble loss(float[] row, int target, int j, double step) {
    double[] logits = new double[row.length];
    for (int i = 0; i < row.length; i++) {
      logits[i] = row[i] + (i == j ? step : 0);
    }
    return ExactSoftmax.ofLogits(logits).loss(target);
  }

  /** The exact entries add up to zero, so the computed ones add up to their errors at most. */
  @Property(tries = 300)
  void aGradientAddsUpToZero(@ForAll("batches") Batch batch) {
    int classes = batch.classes();
    for (Reduction reduction : Reduction.values()) {
      Outcome outcome =
          LossCalls.of(Form.any(classes, reduction)).whole(batch.logits(), batch.targets());
      for (int row = 0; row < batch.rows(); row++) {
        double sum = 0;
        double allowed = 0;
        for (int j = 0; j < classes; j++) {
          float entry = outcome.gradient()[row * classes + j];
          sum += entry;
          // A flushed exponential is missing here and in the entry at the target.
          allowed += StatedBounds.ULPS * Math.ulp(entry) + 0x1p-101;
        }
        double error = Math.abs(sum) / allowed;
        SUM.record(error, () -> "C = " + classes);
        assertThat(error).as("%s", batch).isLessThanOrEqualTo(1);
      }
    }
  }
}
