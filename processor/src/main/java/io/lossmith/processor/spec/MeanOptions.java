package io.lossmith.processor.spec;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Target;

/**
 * What the mean is, where there is one.
 *
 * @param divisor what the sum is divided by; never {@link Divisor#BY_TARGET}
 * @param emptyMean the mean where the divisor is 0
 */
public record MeanOptions(Divisor divisor, EmptyMean emptyMean) {

  /**
   * Holds what it is given.
   *
   * @throws IllegalArgumentException if the divisor is left to the target
   */
  public MeanOptions {
    if (divisor == Divisor.BY_TARGET) {
      throw new IllegalArgumentException(
          "the divisor is BY_TARGET; expected the one that the target stands for");
    }
  }

  /** The mean of a class a row. */
  public static MeanOptions none() {
    return new MeanOptions(resolved(Divisor.BY_TARGET, Target.INDEX), EmptyMean.NAN);
  }

  /** The divisor that is meant for a kind of target. */
  public static Divisor resolved(Divisor divisor, Target target) {
    if (divisor != Divisor.BY_TARGET) {
      return divisor;
    }
    return target == Target.INDEX ? Divisor.TARGET_WEIGHTS : Divisor.ALL_ROWS;
  }
}
