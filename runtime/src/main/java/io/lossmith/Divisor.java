package io.lossmith;

/**
 * What {@link Reduction#MEAN} divides the sum of the rows' losses by. The gradient is divided by
 * the same. A z-loss never changes the divisor. What happens where it is 0 is for {@link EmptyMean}
 * to say.
 */
public enum Divisor {
  /**
   * What PyTorch divides by: {@link #TARGET_WEIGHTS} for {@link Target#INDEX}, {@link #ALL_ROWS}
   * for {@link Target#PROBABILITIES}.
   */
  BY_TARGET,

  /**
   * The sum of sample weight times the target's class weight over the rows that are not ignored; a
   * weight that the loss does not have is 1. PyTorch's and ONNX's mean of class indices. Needs
   * {@link Target#INDEX}.
   */
  TARGET_WEIGHTS,

  /** The number of rows that are not ignored. No weight enters. */
  KEPT_ROWS,

  /**
   * The number of rows, ignored ones among them. No weight enters. PyTorch's mean of class
   * probabilities, Keras' sum over batch size.
   */
  ALL_ROWS
}
