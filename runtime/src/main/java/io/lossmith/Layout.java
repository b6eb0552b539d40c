package io.lossmith;

/**
 * Where the axis of the classes stands among the axes of a batch, in row-major order. Logits,
 * gradients, probabilities and probability targets all have the same layout.
 */
public enum Layout {
  /** Last, so that the logits of one row lie side by side: {@code [8][128][classes]}. */
  CLASSES_LAST,

  /**
   * Second, as PyTorch and ONNX have it: {@code [8][classes][128]} for a batch of {@code {8, 128}}.
   * The same as {@link #CLASSES_LAST} for a batch of one dimension.
   */
  CLASSES_FIRST
}
