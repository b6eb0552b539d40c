package io.lossmith;

/**
 * How logits and gradients lie in memory. The 16-bit formats are storage alone: every logit is
 * widened to {@code float}, which is exact, and every gradient entry rounded to the nearest, ties
 * to even. All other arrays keep the type that {@link Precision} gives them.
 */
public enum Storage {
  /** As they are computed: {@code float[]}, or {@code double[]} with {@link Precision#DOUBLE}. */
  FLOAT32,

  /** The upper half of a {@code float} in a {@code short}: 8 bits of exponent, 7 of fraction. */
  BFLOAT16,

  /** IEEE 754 binary16 in a {@code short}: 5 bits of exponent, 10 of fraction. */
  FLOAT16
}
