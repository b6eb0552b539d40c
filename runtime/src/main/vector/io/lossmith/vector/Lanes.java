package io.lossmith.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The one width of this JVM's float vectors.
 *
 * <p>Sixteen lanes are one vector of 512 bits, two of 256 or four of 128. There is one width a JVM:
 * HotSpot shares the profiles of the Vector API's own methods between widths, and a second one made
 * the first allocate and run up to 14 times slower.
 */
final class Lanes {

  /** The species of every float vector. */
  static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

  /** The species of the same bits as integers. */
  static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;

  /** How many floats a vector holds: 4, 8 or 16. */
  static final int COUNT = FLOATS.length();

  private Lanes() {}
}
