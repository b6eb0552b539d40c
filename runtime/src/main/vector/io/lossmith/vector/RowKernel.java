package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.XOR;

import io.lossmith.kernel.FloatOrder;
import io.lossmith.kernel.RowExponentials;
import io.lossmith.kernel.Rows;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;

/**
 * One row of 16 classes or more, a class a lane: its maximum, and its exponentials with their sum
 * in the order of {@link RowExponentials}.
 */
public final class RowKernel {

  /** How many floats the scratch of a call holds. */
  public static final int SCRATCH = LaneSums.SIZE;

  private RowKernel() {}

  /**
   * The greatest of a row; see {@link FloatOrder}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @return the maximum
   */
  public static float maximum(float[] logits, int at, int classes) {
    int end = classes - Lanes.COUNT;
    IntVector most = FloatVector.fromArray(FLOATS, logits, at + end).reinterpretAsInts();
    IntVector least = most;
    for (int j = 0; j < end; j += Lanes.COUNT) {
      IntVector bits = FloatVector.fromArray(FLOATS, logits, at + j).reinterpretAsInts();
      most = most.max(bits);
      least = least.min(bits);
    }
    // A key in the floats' order lets one reduction do for both.
    VectorMask<Integer> negative = most.compare(LT, 0);
    int key = most.blend(least.lanewise(XOR, Integer.MAX_VALUE), negative).reduceLanes(MAX);
    return Float.intBitsToFloat(key >= 0 ? key : key ^ Integer.MAX_VALUE);
  }

  /**
   * The sum of a row's exponentials without one maximum.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param lanes scratch, {@link #SCRATCH} floats
   * @return the sum
   */
  public static float rest(float[] logits, int at, int classes, float maximum, float[] lanes) {
    return sum(logits, at, classes, maximum, lanes, LaneSums.DISCARDED, 0, lanes);
  }

  /**
   * As {@link #rest}, and keeps every exponential.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param exponentials where the exponentials go; may be {@code logits} at the same place
   * @param to where they begin
   * @param lanes scratch, {@link #SCRATCH} floats
   * @return the sum
   */
  public static float exponentials(
      float[] logits,
      int at,
      int classes,
      float maximum,
      float[] exponentials,
      int to,
      float[] lanes) {
    float rest = sum(logits, at, classes, maximum, exponentials, to, Rows.CHUNK, lanes);
    if (classes % Rows.LANES > 0) {
      LaneSums.copyTails(lanes, 1, exponentials, to + classes - Rows.LANES, 0);
    }
    return rest;
  }

  private static float sum(
      float[] logits,
      int at,
      int classes,
      float maximum,
      float[] out,
      int to,
      int toStep,
      float[] lanes) {
    lanes[LaneSums.MAXIMUM] = maximum;
    int past = classes % Rows.LANES;
    int blocksEnd = classes - past;
    if (past > 0) {
      // First: the exponentials may overwrite the row.
      Strips.exponentials(
          logits,
          at + classes - Rows.LANES,
          0,
          1,
          Rows.LANES,
          Rows.LANES - past,
          lanes,
          LaneSums.MAXIMUM,
          0,
          lanes,
          LaneSums.TAIL_EXPONENTIALS,
          0,
          lanes,
          LaneSums.TAIL_SUMS);
    }
    double sum = 0;
    int below = 0;
    int shift = to;
    for (int from = 0; from < blocksEnd; ) {
      int whole = Math.min((blocksEnd - from) / Rows.CHUNK, Rows.LANES);
      int strips = whole;
      if (whole > 0) {
        Strips.exponentials(
            logits,
            at + from,
            Rows.CHUNK,
            whole,
            Rows.CHUNK,
            0,
            lanes,
            LaneSums.MAXIMUM,
            0,
            out,
            shift,
            toStep,
            lanes,
            LaneSums.SUMS);
      }
      from += whole * Rows.CHUNK;
      shift += whole * toStep;
      if (whole < Rows.LANES && from < blocksEnd) {
        Strips.exponentials(
            logits,
            at + from,
            0,
            1,
            blocksEnd - from,
            0,
            lanes,
            LaneSums.MAXIMUM,
            0,
            out,
            shift,
            0,
            lanes,
            LaneSums.SUMS + Rows.LANES * whole);
        strips++;
        from = blocksEnd;
      }
      if (past > 0 && from == blocksEnd) {
        LaneSums.addTails(lanes, strips - 1, 1);
      }
      sum = LaneSums.add(sum, lanes, strips);
      below += LaneSums.below(lanes, strips);
    }
    return (float) sum + (classes - 1 + below);
  }

  /**
   * Multiplies a row by a factor.
   *
   * @param values where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param factor what every value is multiplied by
   */
  public static void scale(float[] values, int at, int classes, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    // Taken first: the vector that ends with the row lies over others.
    int last = at + classes - Lanes.COUNT;
    FloatVector end = FloatVector.fromArray(FLOATS, values, last).mul(scale);
    for (int j = at; j < last; j += Lanes.COUNT) {
      FloatVector.fromArray(FLOATS, values, j).mul(scale).intoArray(values, j);
    }
    end.intoArray(values, last);
  }
}
