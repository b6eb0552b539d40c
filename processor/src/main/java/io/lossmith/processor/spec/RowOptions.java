package io.lossmith.processor.spec;

import io.lossmith.Target;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the loss of one row is made of, beside the logits.
 *
 * @param target the kind of target
 * @param classWeights a factor a class, or none at all
 * @param sampleWeights whether a call takes a factor a row
 * @param ignoreIndex the target that drops its row
 * @param labelSmoothing the share of the target that is spread over the live classes; 0 for none
 * @param zLoss the factor of the squared log-sum-exp; 0 for none
 * @param focalGamma the exponent of the focal factor; 0 for none
 */
public record RowOptions(
    Target target,
    List<Double> classWeights,
    boolean sampleWeights,
    OptionalInt ignoreIndex,
    double labelSmoothing,
    double zLoss,
    double focalGamma) {

  /** Holds a copy of the weights. */
  public RowOptions {
    classWeights = List.copyOf(classWeights);
  }

  /** A class a row, and nothing else. */
  public static RowOptions none() {
    return new RowOptions(Target.INDEX, List.of(), false, OptionalInt.empty(), 0, 0, 0);
  }

  /** Whether a target is a distribution over the classes. */
  public boolean hasProbabilityTargets() {
    return target == Target.PROBABILITIES;
  }

  /** Whether classes have weights. */
  public boolean hasClassWeights() {
    return !classWeights.isEmpty();
  }

  /** The weight of a class; 1 if there are none. */
  public double classWeight(int index) {
    return hasClassWeights() ? classWeights.get(index) : 1;
  }

  /** Whether a target drops its row. */
  public boolean hasIgnoreIndex() {
    return ignoreIndex.isPresent();
  }

  /** Whether targets are smoothed. */
  public boolean hasSmoothing() {
    return labelSmoothing != 0;
  }

  /** Whether the squared log-sum-exp is added. */
  public boolean hasZLoss() {
    return zLoss != 0;
  }

  /** Whether there is a focal factor. */
  public boolean hasFocal() {
    return focalGamma != 0;
  }

  /** Whether the loss is that of a class a row, and nothing else. */
  public boolean isPlain() {
    return equals(none());
  }
}
