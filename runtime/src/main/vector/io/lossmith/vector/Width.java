package io.lossmith.vector;

/** The width of this JVM's vectors, for those that may not name a vector. */
public final class Width {

  private Width() {}

  /**
   * The width of a vector.
   *
   * @return bits
   */
  public static int bits() {
    return Lanes.COUNT * Float.SIZE;
  }
}
