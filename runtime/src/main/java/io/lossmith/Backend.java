package io.lossmith;

/** What runs the losses: see {@link Lossmith#backend()}. All give the same bits. */
public enum Backend {
  /** Scalar code, which every JVM has. */
  SCALAR(0),

  /** Vectors of 128 bits: 4 floats. */
  VECTOR_128(128),

  /** Vectors of 256 bits: 8 floats. */
  VECTOR_256(256),

  /** Vectors of 512 bits: 16 floats. */
  VECTOR_512(512);

  private final int bits;

  Backend(int bits) {
    this.bits = bits;
  }

  /**
   * The width of a vector.
   *
   * @return bits, 0 for scalar code
   */
  public int bits() {
    return bits;
  }
}
