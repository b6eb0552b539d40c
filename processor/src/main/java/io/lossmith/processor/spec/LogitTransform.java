package io.lossmith.processor.spec;

import java.util.Collections;
import java.util.List;

/**
 * What becomes of the logits before anything else: {@code adjustment[c] + softcap * tanh(x /
 * softcap) / temperature}, and of some nothing at all.
 *
 * @param temperature what logits are divided by; 1 for none
 * @param softcap the magnitude that logits are capped at; 0 for none
 * @param adjustment what is added, a constant a class, or none at all
 * @param maskedClasses the classes that do not exist, in ascending order
 */
public record LogitTransform(
    double temperature, double softcap, List<Double> adjustment, List<Integer> maskedClasses) {

  /** Holds copies of the lists, the classes sorted. */
  public LogitTransform {
    adjustment = List.copyOf(adjustment);
    maskedClasses = maskedClasses.stream().sorted().toList();
  }

  /** The logits as they are. */
  public static LogitTransform none() {
    return new LogitTransform(1, 0, List.of(), List.of());
  }

  /** Whether logits are divided by a temperature. */
  public boolean hasTemperature() {
    return temperature != 1;
  }

  /** Whether logits are capped. */
  public boolean hasSoftcap() {
    return softcap != 0;
  }

  /** Whether constants are added. */
  public boolean hasAdjustment() {
    return !adjustment.isEmpty();
  }

  /** Whether classes are masked. */
  public boolean hasMask() {
    return !maskedClasses.isEmpty();
  }

  /** Whether a class is masked. */
  public boolean isMasked(int index) {
    return Collections.binarySearch(maskedClasses, index) >= 0;
  }

  /** Whether the value of any logit changes; a mask alone changes none that is left. */
  public boolean transforms() {
    return hasTemperature() || hasSoftcap() || hasAdjustment();
  }

  /** Whether all logits stay as they are. */
  public boolean isPlain() {
    return !transforms() && !hasMask();
  }
}
