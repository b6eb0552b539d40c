package io.lossmith.demo.training;

/**
 * Where the time of a training went, evaluation left out.
 *
 * @param totalNanos all of it
 * @param lossNanos the part spent in the generated loss
 */
public record TrainingTime(long totalNanos, long lossNanos) {

  /**
   * The part of the time that was spent in the loss.
   *
   * @return 0 to 1
   */
  public double lossShare() {
    return (double) lossNanos / totalNanos;
  }
}
