package io.lossmith.processor.generated;

import io.lossmith.BatchLoss;
import io.lossmith.Lossmith;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes losses, waits until kernels serve, and makes one call of each that they serve, in a JVM of
 * its own.
 */
final class SimdReadiness {

  /** A block on kernels whatever the number of classes. */
  private static final int ROWS = 16;

  private SimdReadiness() {}

  /**
   * Prints the backend, and for each class what its first call allocated.
   *
   * @param arguments the names of annotated types that any number of rows makes a {@link BatchLoss}
   */
  public static void main(String[] arguments) {
    List<BatchLoss> losses = new ArrayList<>();
    for (String type : arguments) {
      losses.add((BatchLoss) WorkloadDigest.newLoss(DigestedWorkload.lossName(type)));
    }
    // Served by scalar code: what it loads is none of the kernels'.
    losses.forEach(SimdReadiness::firstCall);
    Lossmith.warmUp();
    System.out.println(Lossmith.backend());
    losses.forEach(loss -> System.out.println(firstCall(loss)));
  }

  private static long firstCall(BatchLoss loss) {
    float[] logits = new float[ROWS * loss.classes()];
    float[] gradient = new float[logits.length];
    int[] targets = new int[ROWS];
    return AllocationMeter.bytes(() -> loss.lossAndGradient(logits, targets, gradient), 1);
  }
}
