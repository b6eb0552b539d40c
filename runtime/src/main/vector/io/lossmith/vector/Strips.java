package io.lossmith.vector;

import static io.lossmith.polynomial.FloatPolynomials.EXPONENT_ROUNDER;
import static io.lossmith.polynomial.FloatPolynomials.EXP_2;
import static io.lossmith.polynomial.FloatPolynomials.EXP_3;
import static io.lossmith.polynomial.FloatPolynomials.EXP_4;
import static io.lossmith.polynomial.FloatPolynomials.EXP_5;
import static io.lossmith.polynomial.FloatPolynomials.EXP_6;
import static io.lossmith.polynomial.FloatPolynomials.FRACTION_BITS;
import static io.lossmith.polynomial.FloatPolynomials.LN_2;
import static io.lossmith.polynomial.FloatPolynomials.LN_2_LOW;
import static io.lossmith.polynomial.FloatPolynomials.LOG2_E;
import static io.lossmith.vector.Lanes.FLOATS;
import static io.lossmith.vector.Lanes.INTS;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import io.lossmith.kernel.Rows;
import io.lossmith.kernel.ScalarMath;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The exponentials of strips: stretches of a multiple of sixteen logits, at equal distances. Strips
 * are the rows of a block, or the chunks of one long row; what lies past their last sixteen is a
 * strip of sixteen of its own, the ones before masked.
 *
 * <p>The constants are made vectors once a call, before the loops: as constant objects they would
 * be read from memory again after every store.
 */
final class Strips {
  private static final int LANES = Rows.LANES;
  private static final int PARTS = LANES / Lanes.COUNT;

  /** From 16 on all bits, before it none: read from 16 - k on, the lanes from k on. */
  private static final int[] LANES_FROM = new int[2 * LANES];

  static {
    Arrays.fill(LANES_FROM, LANES, 2 * LANES, -1);
  }

  private Strips() {}

  /**
   * Writes the exponentials of up to sixteen strips, and sums what lies below the maxima in sixteen
   * lanes a strip.
   *
   * @param logits where the strips are
   * @param at where the first begins
   * @param step how far the next one is
   * @param strips how many
   * @param length their length, a multiple of 16
   * @param masked how many lanes count for nothing, from the first on
   * @param maxima the maxima of the strips' rows
   * @param maximaAt where the first is
   * @param maximaStep 1 for a maximum a strip, 0 for one of all
   * @param exponentials where the exponentials go; may be {@code logits} at the same place
   * @param to where the first strip's begin
   * @param toStep how far the next one's are
   * @param lanes where the sums go
   * @param sums where the first strip's begin; how many lie below the maxima, less than nothing,
   *     goes 256 further on
   */
  static void exponentials(
      float[] logits,
      int at,
      int step,
      int strips,
      int length,
      int masked,
      float[] maxima,
      int maximaAt,
      int maximaStep,
      float[] exponentials,
      int to,
      int toStep,
      float[] lanes,
      int sums) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector one = FloatVector.broadcast(FLOATS, 1f);
    FloatVector minusOne = FloatVector.broadcast(FLOATS, -1f);
    FloatVector largest = FloatVector.broadcast(FLOATS, ScalarMath.LARGEST_DISTANCE);
    FloatVector minusLog2E = FloatVector.broadcast(FLOATS, -LOG2_E);
    FloatVector rounder = FloatVector.broadcast(FLOATS, EXPONENT_ROUNDER);
    FloatVector ln2 = FloatVector.broadcast(FLOATS, LN_2);
    FloatVector ln2Low = FloatVector.broadcast(FLOATS, LN_2_LOW);
    FloatVector exp2 = FloatVector.broadcast(FLOATS, EXP_2);
    FloatVector minusExp3 = FloatVector.broadcast(FLOATS, -EXP_3);
    FloatVector exp4 = FloatVector.broadcast(FLOATS, EXP_4);
    FloatVector minusExp5 = FloatVector.broadcast(FLOATS, -EXP_5);
    FloatVector exp6 = FloatVector.broadcast(FLOATS, EXP_6);
    for (int unit = 0; unit < strips * PARTS; unit++) {
      int strip = unit / PARTS;
      int part = unit % PARTS * Lanes.COUNT;
      IntVector counted = IntVector.fromArray(INTS, LANES_FROM, LANES - masked + part);
      FloatVector maximum = FloatVector.broadcast(FLOATS, maxima[maximaAt + strip * maximaStep]);
      FloatVector sum = FloatVector.zero(FLOATS);
      IntVector count = IntVector.zero(INTS);
      int from = at + strip * step;
      int shift = to + strip * toStep - from;
      int end = from + length;
      for (int j = from + part; j < end; j += LANES) {
        FloatVector distance = maximum.sub(FloatVector.fromArray(FLOATS, logits, j));
        FloatVector shifted = distance.fma(minusLog2E, rounder);
        FloatVector n = shifted.sub(rounder);
        FloatVector s = n.fma(ln2Low, n.fma(ln2, distance));
        FloatVector p = s.fma(exp6, minusExp5);
        p = p.fma(s, exp4);
        p = p.fma(s, minusExp3);
        p = p.fma(s, exp2);
        p = p.fma(s, minusOne);
        p = p.fma(s, one);
        FloatVector scale =
            shifted.reinterpretAsInts().lanewise(LSHL, FRACTION_BITS).reinterpretAsFloats();
        FloatVector exponential = p.mul(scale).blend(zero, distance.compare(GT, largest));
        exponential.intoArray(exponentials, shift + j);
        IntVector bits = distance.reinterpretAsInts();
        IntVector below = bits.or(bits.neg()).lanewise(ASHR, 31);
        count = count.add(below);
        sum = sum.add(exponential.reinterpretAsInts().and(below).reinterpretAsFloats());
      }
      int slot = sums + LANES * strip + part;
      sum.reinterpretAsInts().and(counted).reinterpretAsFloats().intoArray(lanes, slot);
      ((FloatVector) count.and(counted).convert(I2F, 0))
          .intoArray(lanes, slot + LaneSums.TO_COUNTS);
    }
  }
}
