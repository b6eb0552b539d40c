package io.lossmith.processor.spec;

import io.lossmith.Precision;
import io.lossmith.Storage;

/**
 * The types of numbers.
 *
 * @param precision what is computed in
 * @param storage how logits and gradients lie in memory
 */
public record NumberFormat(Precision precision, Storage storage) {

  /** Float alone. */
  public static NumberFormat none() {
    return new NumberFormat(Precision.FLOAT, Storage.FLOAT32);
  }

  /** Whether everything is double. */
  public boolean isDouble() {
    return precision == Precision.DOUBLE;
  }

  /** Whether logits and gradients are 16 bits wide. */
  public boolean isNarrow() {
    return storage != Storage.FLOAT32;
  }

  /** Whether everything is float. */
  public boolean isPlain() {
    return equals(none());
  }

  /** The number of this precision that is nearest to a number; no zero is negative. */
  public double rounded(double number) {
    return (isDouble() ? number : (float) number) + 0.0;
  }
}
