package io.lossmith;

/** What a row's target is: one class, or a distribution over all of them. */
public enum Target {
  /**
   * The number of a class, an {@code int} a row. PyTorch's and ONNX's class indices, Keras' sparse
   * targets, Optax' integer labels.
   */
  INDEX,

  /**
   * A probability a class, as many a row as there are logits, in the same layout and the logits'
   * floating-point type ({@code float} for 16-bit storage). They need not sum to 1, and where one
   * is 0 the class adds nothing, whatever its logit. PyTorch's class probabilities, Keras' and
   * Optax' plain targets.
   */
  PROBABILITIES
}
