package io.lossmith.vector;

import static io.lossmith.polynomial.FloatPolynomials.FRACTION_BITS;
import static io.lossmith.vector.Lanes.FLOATS;
import static io.lossmith.vector.Lanes.INTS;
import static io.lossmith.vector.VectorConstants.EXP_2;
import static io.lossmith.vector.VectorConstants.EXP_4;
import static io.lossmith.vector.VectorConstants.EXP_6;
import static io.lossmith.vector.VectorConstants.LARGEST_DISTANCE;
import static io.lossmith.vector.VectorConstants.LN_2;
import static io.lossmith.vector.VectorConstants.LN_2_LOW;
import static io.lossmith.vector.VectorConstants.MINUS_EXP_3;
import static io.lossmith.vector.VectorConstants.MINUS_EXP_5;
import static io.lossmith.vector.VectorConstants.MINUS_LOG2_E;
import static io.lossmith.vector.VectorConstants.MINUS_ONE;
import static io.lossmith.vector.VectorConstants.ONE;
import static io.lossmith.vector.VectorConstants.ROUNDER;
import static io.lossmith.vector.VectorConstants.ZERO;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
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
 *
 * <p>The scratch of a call holds three times sixteen floats: the sums of the lanes, and what the
 * vector that ends with the row adds to them and stores.
 */
public final class RowKernel {

  /** How many floats the scratch of a call holds. */
  public static final int SCRATCH = 3 * Rows.LANES;

  private static final int TAIL_TERMS = Rows.LANES;
  private static final int TAIL_EXPONENTIALS = 2 * Rows.LANES;

  /** From 16 on all bits, before it none: read from 16 - k on, the lanes from k on. */
  private static final int[] LANES_FROM = new int[2 * Rows.LANES];

  static {
    java.util.Arrays.fill(LANES_FROM, Rows.LANES, 2 * Rows.LANES, -1);
  }

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
   * @param scratch {@link #SCRATCH} floats
   * @return the sum
   */
  public static float rest(float[] logits, int at, int classes, float maximum, float[] scratch) {
    return exponentials(logits, at, classes, maximum, null, 0, scratch);
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
   * @param scratch {@link #SCRATCH} floats
   * @return the sum
   */
  public static float exponentials(
      float[] logits,
      int at,
      int classes,
      float maximum,
      float[] exponentials,
      int to,
      float[] scratch) {
    int past = classes % Rows.LANES;
    int blocksEnd = classes - past;
    int below = 0;
    if (past > 0) {
      // First: the exponentials may overwrite the row.
      below = tail(logits, at + classes - Rows.LANES, maximum, Rows.LANES - past, scratch);
    }
    double sum = 0;
    for (int from = 0; from < blocksEnd; from += Rows.CHUNK) {
      int end = Math.min(from + Rows.CHUNK, blocksEnd);
      for (int part = 0; part < Rows.LANES; part += Lanes.COUNT) {
        below +=
            sumLanes(
                logits, at + from + part, at + end, maximum, exponentials, to - at, scratch, part);
      }
      sum += total(scratch, end == blocksEnd && past > 0);
    }
    if (past > 0 && exponentials != null) {
      System.arraycopy(
          scratch, TAIL_EXPONENTIALS + Rows.LANES - past, exponentials, to + blocksEnd, past);
    }
    return (float) sum + (classes - 1 + below);
  }

  /**
   * Multiplies a row by a factor.
   *
   * @param values where the row is
   * @param at where it begins
   * @param classes its length
   * @param factor what every value is multiplied by
   */
  static void scale(float[] values, int at, int classes, float factor) {
    int end = at + classes;
    for (int j = at; j < end; j++) {
      values[j] *= factor;
    }
  }

  /**
   * Sums some lanes of a chunk, every sixteenth class from {@code from} on. Returns minus how many
   * lie below the maximum.
   */
  private static int sumLanes(
      float[] logits,
      int from,
      int end,
      float maximum,
      float[] exponentials,
      int shift,
      float[] sums,
      int part) {
    FloatVector top = FloatVector.broadcast(FLOATS, maximum);
    FloatVector sum = FloatVector.zero(FLOATS);
    IntVector count = IntVector.zero(INTS);
    if (exponentials == null) {
      for (int j = from; j < end; j += Rows.LANES) {
        FloatVector distance = top.sub(FloatVector.fromArray(FLOATS, logits, j));
        FloatVector shifted = distance.fma(MINUS_LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector s = n.fma(LN_2_LOW, n.fma(LN_2, distance));
        FloatVector p = s.fma(EXP_6, MINUS_EXP_5);
        p = p.fma(s, EXP_4);
        p = p.fma(s, MINUS_EXP_3);
        p = p.fma(s, EXP_2);
        p = p.fma(s, MINUS_ONE);
        p = p.fma(s, ONE);
        FloatVector scale =
            shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
        FloatVector exponential = p.mul(scale).blend(ZERO, distance.compare(GT, LARGEST_DISTANCE));
        IntVector bits = distance.reinterpretAsInts();
        IntVector below = bits.or(bits.neg()).lanewise(ASHR, 31);
        count = count.add(below);
        sum = sum.add(exponential.reinterpretAsInts().and(below).reinterpretAsFloats());
      }
    } else {
      for (int j = from; j < end; j += Rows.LANES) {
        FloatVector distance = top.sub(FloatVector.fromArray(FLOATS, logits, j));
        FloatVector shifted = distance.fma(MINUS_LOG2_E, ROUNDER);
        FloatVector n = shifted.sub(ROUNDER);
        FloatVector s = n.fma(LN_2_LOW, n.fma(LN_2, distance));
        FloatVector p = s.fma(EXP_6, MINUS_EXP_5);
        p = p.fma(s, EXP_4);
        p = p.fma(s, MINUS_EXP_3);
        p = p.fma(s, EXP_2);
        p = p.fma(s, MINUS_ONE);
        p = p.fma(s, ONE);
        FloatVector scale =
            shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
        FloatVector exponential = p.mul(scale).blend(ZERO, distance.compare(GT, LARGEST_DISTANCE));
        exponential.intoArray(exponentials, shift + j);
        IntVector bits = distance.reinterpretAsInts();
        IntVector below = bits.or(bits.neg()).lanewise(ASHR, 31);
        count = count.add(below);
        sum = sum.add(exponential.reinterpretAsInts().and(below).reinterpretAsFloats());
      }
    }
    sum.intoArray(sums, part);
    return count.reduceLanes(ADD);
  }

  /**
   * What the sixteen values from {@code at} on, less those before {@code first}, add to the lanes.
   */
  private static int tail(float[] logits, int at, float maximum, int first, float[] scratch) {
    FloatVector top = FloatVector.broadcast(FLOATS, maximum);
    IntVector count = IntVector.zero(INTS);
    for (int part = 0; part < Rows.LANES; part += Lanes.COUNT) {
      FloatVector distance = top.sub(FloatVector.fromArray(FLOATS, logits, at + part));
      FloatVector shifted = distance.fma(MINUS_LOG2_E, ROUNDER);
      FloatVector n = shifted.sub(ROUNDER);
      FloatVector s = n.fma(LN_2_LOW, n.fma(LN_2, distance));
      FloatVector p = s.fma(EXP_6, MINUS_EXP_5);
      p = p.fma(s, EXP_4);
      p = p.fma(s, MINUS_EXP_3);
      p = p.fma(s, EXP_2);
      p = p.fma(s, MINUS_ONE);
      p = p.fma(s, ONE);
      FloatVector scale =
          shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
      FloatVector exponential = p.mul(scale).blend(ZERO, distance.compare(GT, LARGEST_DISTANCE));
      exponential.intoArray(scratch, TAIL_EXPONENTIALS + part);
      IntVector bits = distance.reinterpretAsInts();
      IntVector below =
          bits.or(bits.neg())
              .lanewise(ASHR, 31)
              .and(IntVector.fromArray(INTS, LANES_FROM, Rows.LANES - first + part));
      count = count.add(below);
      exponential
          .reinterpretAsInts()
          .and(below)
          .reinterpretAsFloats()
          .intoArray(scratch, TAIL_TERMS + part);
    }
    return count.reduceLanes(ADD);
  }

  /** The sum of the lanes, and of what the tail adds to each, in the order of the halving tree. */
  private static float total(float[] s, boolean withTail) {
    if (withTail) {
      for (int lane = 0; lane < Rows.LANES; lane++) {
        s[lane] += s[TAIL_TERMS + lane];
      }
    }
    float even = ((s[0] + s[8]) + (s[4] + s[12])) + ((s[2] + s[10]) + (s[6] + s[14]));
    float odd = ((s[1] + s[9]) + (s[5] + s[13])) + ((s[3] + s[11]) + (s[7] + s[15]));
    return even + odd;
  }
}
