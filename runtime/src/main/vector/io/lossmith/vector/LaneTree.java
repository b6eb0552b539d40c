package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;

import io.lossmith.kernel.Rows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums the sixteen lanes of sixteen rows in the order of the halving tree: lane {@code l} with lane
 * {@code l + 8}, {@code l + 4}, {@code l + 2}, {@code l + 1}.
 *
 * <p>Two rows merge into one vector on the way: half of its lanes go on with one of them, half with
 * the other, until sixteen lanes hold the sums of sixteen rows in their order.
 */
final class LaneTree {
  /** How many floats the scratch of a tree takes. */
  static final int SCRATCH = 64;

  private static final int LANES = Rows.LANES;
  private static final VectorShuffle<Float> BY_8 = partners(8);
  private static final VectorShuffle<Float> BY_4 = partners(4);
  private static final VectorShuffle<Float> BY_2 = partners(2);
  private static final VectorShuffle<Float> BY_1 = partners(1);
  private static final VectorMask<Float> UPPER_8 = upper(8);
  private static final VectorMask<Float> UPPER_4 = upper(4);
  private static final VectorMask<Float> UPPER_2 = upper(2);
  private static final VectorMask<Float> UPPER_1 = upper(1);

  private LaneTree() {}

  /**
   * Sums.
   *
   * @param lanes where the rows are
   * @param at where the first begins, sixteen floats each
   * @param to where {@link #SCRATCH} floats are, of which the first sixteen become the sums
   */
  static void sums(float[] lanes, int at, int to) {
    if (Lanes.COUNT == LANES) {
      sixteen(lanes, at, to);
    } else if (Lanes.COUNT == LANES / 2) {
      eight(lanes, at, to);
    } else {
      four(lanes, at, to);
    }
    fours(lanes, to);
  }

  /** Merges four rows into a vector of sixteen lanes. */
  private static void sixteen(float[] lanes, int at, int to) {
    for (int i = 0; i < 4; i++) {
      int row = at + LANES * i;
      FloatVector a = FloatVector.fromArray(FLOATS, lanes, row);
      FloatVector b = FloatVector.fromArray(FLOATS, lanes, row + 4 * LANES);
      FloatVector c = FloatVector.fromArray(FLOATS, lanes, row + 8 * LANES);
      FloatVector d = FloatVector.fromArray(FLOATS, lanes, row + 12 * LANES);
      FloatVector ac = a.blend(c, UPPER_8).add(c.blend(a, UPPER_8).rearrange(BY_8));
      FloatVector bd = b.blend(d, UPPER_8).add(d.blend(b, UPPER_8).rearrange(BY_8));
      ac.blend(bd, UPPER_4)
          .add(bd.blend(ac, UPPER_4).rearrange(BY_4))
          .intoArray(lanes, to + LANES * i);
    }
  }

  /** Merges two rows into a vector of eight lanes. */
  private static void eight(float[] lanes, int at, int to) {
    for (int i = 0; i < 8; i++) {
      int row = at + LANES * (i % 4 + i / 4 * 8);
      FloatVector a = FloatVector.fromArray(FLOATS, lanes, row);
      a = a.add(FloatVector.fromArray(FLOATS, lanes, row + 8));
      FloatVector b = FloatVector.fromArray(FLOATS, lanes, row + 4 * LANES);
      b = b.add(FloatVector.fromArray(FLOATS, lanes, row + 4 * LANES + 8));
      a.blend(b, UPPER_4).add(b.blend(a, UPPER_4).rearrange(BY_4)).intoArray(lanes, to + 8 * i);
    }
  }

  /** Folds a row into a vector of four lanes. */
  private static void four(float[] lanes, int at, int to) {
    for (int i = 0; i < LANES; i++) {
      int row = at + LANES * i;
      FloatVector even = FloatVector.fromArray(FLOATS, lanes, row);
      even = even.add(FloatVector.fromArray(FLOATS, lanes, row + 8));
      FloatVector odd = FloatVector.fromArray(FLOATS, lanes, row + 4);
      odd = odd.add(FloatVector.fromArray(FLOATS, lanes, row + 12));
      even.add(odd).intoArray(lanes, to + 4 * i);
    }
  }

  /** Merges four vectors into one. */
  private static void fours(float[] s, int to) {
    int size = Lanes.COUNT;
    for (int row = 0; row < LANES; row += size) {
      int at = to + 4 * row;
      FloatVector a = FloatVector.fromArray(FLOATS, s, at);
      FloatVector b = FloatVector.fromArray(FLOATS, s, at + size);
      FloatVector c = FloatVector.fromArray(FLOATS, s, at + 2 * size);
      FloatVector d = FloatVector.fromArray(FLOATS, s, at + 3 * size);
      FloatVector ac = a.blend(c, UPPER_2).add(c.blend(a, UPPER_2).rearrange(BY_2));
      FloatVector bd = b.blend(d, UPPER_2).add(d.blend(b, UPPER_2).rearrange(BY_2));
      ac.blend(bd, UPPER_1).add(bd.blend(ac, UPPER_1).rearrange(BY_1)).intoArray(s, to + row);
    }
  }

  /** The lane that is {@code distance} away; any other where a vector is not that long. */
  private static VectorShuffle<Float> partners(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> lane ^ Math.min(distance, FLOATS.length() - 1));
  }

  private static VectorMask<Float> upper(int distance) {
    boolean[] upper = new boolean[FLOATS.length()];
    for (int lane = 0; lane < upper.length; lane++) {
      upper[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(FLOATS, upper, 0);
  }
}
