package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sixteen rows of sixteen floats become sixteen columns, in registers of sixteen lanes: in two
 * steps of four vectors at a time. Scalar stores in place of it would make the vector loads that
 * follow wait.
 */
final class Transposition {
  private static final int SIDE = 16;
  private static final VectorShuffle<Float> BY_8 = partners(8);
  private static final VectorShuffle<Float> BY_4 = partners(4);
  private static final VectorShuffle<Float> BY_2 = partners(2);
  private static final VectorShuffle<Float> BY_1 = partners(1);
  private static final VectorMask<Float> UPPER_8 = upper(8);
  private static final VectorMask<Float> UPPER_4 = upper(4);
  private static final VectorMask<Float> UPPER_2 = upper(2);
  private static final VectorMask<Float> UPPER_1 = upper(1);

  private Transposition() {}

  /**
   * Transposes.
   *
   * @param rows where the rows are, sixteen floats of each
   * @param at where the first begins
   * @param stride how far the next one is
   * @param scratch 256 floats
   * @param columns where the columns go, sixteen floats each
   */
  static void transpose(float[] rows, int at, int stride, float[] scratch, float[] columns) {
    quarters(rows, at, stride, scratch);
    neighbours(scratch, columns);
  }

  /** Exchanges what lies eight and four rows apart. */
  private static void quarters(float[] rows, int at, int stride, float[] to) {
    for (int i = 0; i < 4; i += 1) {
      FloatVector a = FloatVector.fromArray(FLOATS, rows, at + i * stride);
      FloatVector b = FloatVector.fromArray(FLOATS, rows, at + (i + 4) * stride);
      FloatVector c = FloatVector.fromArray(FLOATS, rows, at + (i + 8) * stride);
      FloatVector d = FloatVector.fromArray(FLOATS, rows, at + (i + 12) * stride);
      FloatVector ac = c.blend(a, UPPER_8).rearrange(BY_8);
      FloatVector bd = d.blend(b, UPPER_8).rearrange(BY_8);
      a = a.blend(ac, UPPER_8);
      c = ac.blend(c, UPPER_8);
      b = b.blend(bd, UPPER_8);
      d = bd.blend(d, UPPER_8);
      FloatVector ab = b.blend(a, UPPER_4).rearrange(BY_4);
      FloatVector cd = d.blend(c, UPPER_4).rearrange(BY_4);
      a.blend(ab, UPPER_4).intoArray(to, SIDE * i);
      ab.blend(b, UPPER_4).intoArray(to, SIDE * (i + 4));
      c.blend(cd, UPPER_4).intoArray(to, SIDE * (i + 8));
      cd.blend(d, UPPER_4).intoArray(to, SIDE * (i + 12));
    }
  }

  /** Exchanges what lies two rows and one apart. */
  private static void neighbours(float[] from, float[] to) {
    for (int i = 0; i < SIDE * SIDE; i += 4 * SIDE) {
      FloatVector a = FloatVector.fromArray(FLOATS, from, i);
      FloatVector b = FloatVector.fromArray(FLOATS, from, i + SIDE);
      FloatVector c = FloatVector.fromArray(FLOATS, from, i + 2 * SIDE);
      FloatVector d = FloatVector.fromArray(FLOATS, from, i + 3 * SIDE);
      FloatVector ac = c.blend(a, UPPER_2).rearrange(BY_2);
      FloatVector bd = d.blend(b, UPPER_2).rearrange(BY_2);
      a = a.blend(ac, UPPER_2);
      c = ac.blend(c, UPPER_2);
      b = b.blend(bd, UPPER_2);
      d = bd.blend(d, UPPER_2);
      FloatVector ab = b.blend(a, UPPER_1).rearrange(BY_1);
      FloatVector cd = d.blend(c, UPPER_1).rearrange(BY_1);
      a.blend(ab, UPPER_1).intoArray(to, i);
      ab.blend(b, UPPER_1).intoArray(to, i + SIDE);
      c.blend(cd, UPPER_1).intoArray(to, i + 2 * SIDE);
      cd.blend(d, UPPER_1).intoArray(to, i + 3 * SIDE);
    }
  }

  /**
   * Writes rows of sixteen floats over each other's ends, so that of each but the last {@code
   * stride} remain.
   */
  static void overlap(float[] block, int count, float[] rows, int to, int stride) {
    for (int row = 0; row < count; row++) {
      FloatVector.fromArray(FLOATS, block, SIDE * row).intoArray(rows, to + row * stride);
    }
  }

  private static VectorShuffle<Float> partners(int distance) {
    return VectorShuffle.fromOp(FLOATS, lane -> lane ^ Math.min(distance, FLOATS.length() - 1));
  }

  private static VectorMask<Float> upper(int distance) {
    boolean[] upper = new boolean[SIDE];
    for (int lane = 0; lane < SIDE; lane++) {
      upper[lane] = (lane & distance) != 0;
    }
    return VectorMask.fromArray(FLOATS, upper, 0);
  }
}
