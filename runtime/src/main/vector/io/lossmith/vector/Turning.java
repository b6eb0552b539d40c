package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;

import java.util.function.IntPredicate;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * The tables by which rows become columns, for this JVM's vectors.
 *
 * <p>A row is {@code units} units of {@code unit} floats, and a vector of one group {@code
 * perVector} of them, of which lane {@code l} holds a float of unit {@code l / unit}. Unit {@code
 * i} of a group is unit {@code i % units} of row {@code i / units}.
 */
final class Turning {
  private final int unit;
  private final int units;
  private final int perVector;

  Turning(int classes, int unit) {
    this.unit = unit;
    units = classes / unit;
    perVector = Math.max(Lanes.COUNT / unit, 1);
  }

  /** How far into its group the vector lies that the rotation counts as number {@code u}. */
  int place(int u) {
    int k = 0;
    while (k * perVector % units != u) {
      k++;
    }
    return k * Lanes.COUNT;
  }

  /** The lanes that a step of the rotation takes from another vector. */
  VectorMask<Float> rotated(int step) {
    return mask(lane -> (lane / unit % units & step) != 0);
  }

  /**
   * Puts the rows of rotated vector {@code u} in order, the unit's first floats before its second.
   */
  VectorShuffle<Float> in(int u) {
    return VectorShuffle.fromOp(
        FLOATS,
        lane -> {
          int row = lane % perVector;
          return (row * units + u) % perVector * unit + lane / perVector;
        });
  }

  /** The inverse of {@link #in}. */
  VectorShuffle<Float> out(int u) {
    return VectorShuffle.fromOp(
        FLOATS,
        lane -> {
          int row = 0;
          while ((row * units + u) % perVector != lane / unit) {
            row++;
          }
          return lane % unit * perVector + row;
        });
  }

  /** The lanes that a group gets from, or gives to, the group {@code distance} after it. */
  VectorMask<Float> upper(int distance) {
    return mask(lane -> (lane / perVector & distance) != 0);
  }

  /** Exchanges these lanes with the others. */
  VectorShuffle<Float> partner(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> lane ^ (perVector * distance) % Lanes.COUNT);
  }

  private static VectorMask<Float> mask(IntPredicate isSet) {
    boolean[] set = new boolean[Lanes.COUNT];
    for (int lane = 0; lane < set.length; lane++) {
      set[lane] = isSet.test(lane);
    }
    return VectorMask.fromArray(FLOATS, set, 0);
  }
}
