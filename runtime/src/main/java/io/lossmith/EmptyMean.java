package io.lossmith;

/**
 * The mean where there is nothing to divide by: no row at all, every row ignored, or weights that
 * sum to 0. Every entry of the gradient is +0 then, whichever is chosen.
 */
public enum EmptyMean {
  /** NaN, as in PyTorch and ONNX. */
  NAN,

  /** Zero, as in Keras and Liger. */
  ZERO
}
