package io.lossmith;

/** The floating-point type that a loss is computed in, and that its numbers are rounded to. */
public enum Precision {
  /** {@code float}: arrays are {@code float[]}, and so are results. */
  FLOAT,

  /** {@code double}: every {@code float} of a generated method is a {@code double}. */
  DOUBLE
}
