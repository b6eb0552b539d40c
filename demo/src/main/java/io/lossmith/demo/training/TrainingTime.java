package io.lossmith.demo.training;

import java.util.Map;

/**
 * Where the time of a training went, evaluation left out.
 *
 * @param totalNanos all of it
 * @param steps the number of steps
 * @param partNanos what each part of a step took, over all steps; every part has an entry
 */
public record TrainingTime(long totalNanos, long steps, Map<StepPart, Long> partNanos) {

  /**
   * Copies the map.
   *
   * @param totalNanos all of it
   * @param steps the number of steps
   * @param partNanos what each part of a step took, over all steps; every part has an entry
   */
  public TrainingTime {
    partNanos = Map.copyOf(partNanos);
  }

  /**
   * The time of one part, over all steps.
   *
   * @param part the part
   * @return nanoseconds
   */
  public long nanos(StepPart part) {
    return partNanos.getOrDefault(part, 0L);
  }

  /**
   * The part of the time that was spent in the loss.
   *
   * @return 0 to 1
   */
  public double lossShare() {
    return (double) nanos(StepPart.LOSS) / totalNanos;
  }
}
