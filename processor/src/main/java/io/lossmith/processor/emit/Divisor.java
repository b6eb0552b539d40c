package io.lossmith.processor.emit;

import io.lossmith.Reduction;
import io.lossmith.processor.spec.LossSpec;

/** What a row's own gradient is divided by. */
enum Divisor {
  /** Nothing: the gradient of a row is its own. */
  NONE("1f / (1f + rest)"),

  /** The number of rows, a constant of the class. */
  CONSTANT("1f / Math.fma(DIVISOR, rest, DIVISOR)"),

  /** The number of rows of the call. */
  ARGUMENT("1f / Math.fma(divisor, rest, divisor)");

  private final String scale;

  Divisor(String scale) {
    this.scale = scale;
  }

  /** The divisor of a spec. */
  static Divisor of(LossSpec spec) {
    if (spec.batch().isExample() || spec.reduction() != Reduction.MEAN) {
      return NONE;
    }
    return spec.batch().isDynamic() ? ARGUMENT : CONSTANT;
  }

  /** What a row's exponentials are multiplied by: one over divisor times (1 + rest). */
  String scale() {
    return scale;
  }
}
