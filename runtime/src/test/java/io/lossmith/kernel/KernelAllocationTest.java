package io.lossmith.kernel;

import static io.lossmith.Allocations.assertNothingAllocated;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That what generated code calls for options allocates nothing. */
class KernelAllocationTest {
  private static final int CLASSES = 5;
  private static final int ROWS = 6;
  private static final int INNER = 3;

  private final float[] floats = filled();
  private final double[] doubles = new double[ROWS * CLASSES];
  private final int[] targets = new int[ROWS * CLASSES];

  /** Keeps results from being dropped as unused. */
  private double sink;

  private static float[] filled() {
    float[] values = new float[ROWS * CLASSES];
    java.util.Arrays.fill(values, 0.25f);
    return values;
  }

  @Test
  void weights() {
    assertNothingAllocated(
        () -> sink += Weights.product(floats[1], 0.5f) + Weights.product(doubles[1], 0.5));
    assertNothingAllocated(
        () ->
            sink +=
                Weights.entry(floats[1], 1f, 2f, 0.5f) + Weights.entry(doubles[1], 1d, 2d, 0.5d));
    assertThat(sink).isFinite();
  }

  @Test
  void focal() {
    assertNothingAllocated(
        () -> sink += Focal.focalLoss(2f, floats[1], 1f) + Focal.focalLoss(2d, 0.5, 1d));
    assertNothingAllocated(() -> sink += Focal.focalLoss(2f, floats[1]) + Focal.focalLoss(2d, 0.5));
    assertNothingAllocated(
        () -> sink += Focal.focalMass(2f, floats[1], 1f) + Focal.focalMass(2d, 0.5, 1d));
    assertNothingAllocated(() -> sink += Focal.focalBend(2d, 0.5, 1d));
    assertThat(sink).isFinite();
  }

  @Test
  void softcapAndItsFunctions() {
    assertNothingAllocated(
        () -> sink += Softcap.capped(floats[1], 30f) + Softcap.capped(doubles[1], 30d));
    assertNothingAllocated(
        () -> sink += Softcap.slope(floats[1], 30f) + Softcap.slope(doubles[1], 30d));
    assertNothingAllocated(
        () -> sink += Softcap.curvature(floats[1], 30f) + Softcap.curvature(doubles[1], 30d));
    assertNothingAllocated(() -> sink += Softcap.chained(1f, 0.5f) + Softcap.chained(1d, 0.5d));
    assertNothingAllocated(() -> sink += Hyperbolic.tanh(floats[1]) + Hyperbolic.tanh(0.3));
    assertNothingAllocated(
        () -> sink += Hyperbolic.tanhDerivative(floats[1]) + Hyperbolic.tanhDerivative(0.3));
    assertNothingAllocated(() -> sink += Power.power(floats[1], 2.5f) + Power.power(0.3, 2.5));
    assertThat(sink).isFinite();
  }

  @Test
  void sixteenBits() {
    assertNothingAllocated(() -> sink += Bfloat16.toFloat(Bfloat16.fromFloat(floats[1])));
    assertNothingAllocated(() -> sink += Float16.toFloat(Float16.fromFloat(floats[1])));
    assertThat(sink).isFinite();
  }

  @Test
  void checksOfTargets() {
    int entries = floats.length;
    assertNothingAllocated(() -> BinaryTargets.check(targets, 0, entries));
    assertNothingAllocated(() -> BinaryTargets.check(targets, 0, entries, -1));
    assertNothingAllocated(() -> BinaryTargets.check(floats, 0, entries));
    assertNothingAllocated(() -> BinaryTargets.check(doubles, 0, entries));
    assertNothingAllocated(() -> sink += BinaryTargets.kept(targets, 0, entries, -1));
    assertNothingAllocated(() -> StridedTargets.probabilities(floats, 0, ROWS, CLASSES, INNER));
    assertNothingAllocated(() -> StridedTargets.probabilities(doubles, 0, ROWS, CLASSES, INNER));
    java.util.Arrays.fill(floats, -1f);
    assertNothingAllocated(() -> StridedTargets.logProbabilities(floats, 0, ROWS, CLASSES, INNER));
    assertNothingAllocated(() -> StridedTargets.logProbabilities(doubles, 0, ROWS, CLASSES, INNER));
    assertNothingAllocated(
        () -> StridedTargets.logProbabilities(floats, 0, targets, 0, ROWS, CLASSES, INNER, -1));
    assertNothingAllocated(
        () -> StridedTargets.logProbabilities(doubles, 0, targets, 0, ROWS, CLASSES, INNER, -1));
    assertThat(sink).isPositive();
  }
}
