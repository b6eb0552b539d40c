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
import static io.lossmith.vector.VectorConstants.NONE;
import static io.lossmith.vector.VectorConstants.ONE;
import static io.lossmith.vector.VectorConstants.ROUNDER;
import static io.lossmith.vector.VectorConstants.ZERO;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lossmith.kernel.FloatOrder;
import io.lossmith.kernel.RowExponentials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Sixteen rows of fewer than 16 classes, a row a lane: class {@code j} of the rows lies in {@code
 * columns} from {@code 16 * j} on.
 */
final class ColumnKernel {

  private ColumnKernel() {}

  /**
   * Makes logits exponentials, and sums them without one maximum in the order of {@link
   * RowExponentials}.
   *
   * @param columns the logits, replaced by the exponentials
   * @param row the first of as many rows as a vector holds
   * @param end the end of the last column
   * @param terms scratch: sixteen columns, those from {@code end} on all 0
   * @param maxima where the maxima of the rows go, see {@link FloatOrder}
   * @param rests where the sums go
   */
  static void normalise(
      float[] columns, int row, int end, float[] terms, float[] maxima, float[] rests) {
    IntVector most = FloatVector.fromArray(FLOATS, columns, row).reinterpretAsInts();
    IntVector least = most;
    for (int at = row + 16; at < end; at += 16) {
      IntVector bits = FloatVector.fromArray(FLOATS, columns, at).reinterpretAsInts();
      most = most.max(bits);
      least = least.min(bits);
    }
    FloatVector maximum = most.blend(least, most.compare(LT, NONE)).reinterpretAsFloats();
    maximum.intoArray(maxima, row);
    IntVector maximaButOne = IntVector.broadcast(INTS, (end >> 4) - 1);
    for (int at = row; at < end; at += 16) {
      FloatVector distance = maximum.sub(FloatVector.fromArray(FLOATS, columns, at));
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
      exponential.intoArray(columns, at);
      IntVector bits = distance.reinterpretAsInts();
      IntVector below = bits.or(bits.neg()).lanewise(ASHR, 31);
      maximaButOne = maximaButOne.add(below);
      exponential.reinterpretAsInts().and(below).reinterpretAsFloats().intoArray(terms, at);
    }
    ((FloatVector) maximaButOne.convert(I2F, 0)).intoArray(rests, row);
  }

  /** Multiplies each column by the rows' factors. */
  static void scale(float[] columns, int end, float[] scales) {
    for (int row = 0; row < 16; row += Lanes.COUNT) {
      scale(columns, row, end, FloatVector.fromArray(FLOATS, scales, row));
    }
  }

  private static void scale(float[] columns, int row, int end, FloatVector scale) {
    for (int at = row; at < end; at += 16) {
      FloatVector.fromArray(FLOATS, columns, at).mul(scale).intoArray(columns, at);
    }
  }

  /**
   * Adds the terms of the rows to the numbers of their maxima but one, in the order of the tree.
   *
   * @param terms sixteen columns
   * @param row the first of as many rows as a vector holds
   * @param rests the numbers, replaced by the sums
   */
  static void addTerms(float[] terms, int row, float[] rests) {
    FloatVector s0 = FloatVector.fromArray(FLOATS, terms, row);
    s0 = s0.add(FloatVector.fromArray(FLOATS, terms, row + 128));
    FloatVector s1 = FloatVector.fromArray(FLOATS, terms, row + 16);
    s1 = s1.add(FloatVector.fromArray(FLOATS, terms, row + 144));
    FloatVector s2 = FloatVector.fromArray(FLOATS, terms, row + 32);
    s2 = s2.add(FloatVector.fromArray(FLOATS, terms, row + 160));
    FloatVector s3 = FloatVector.fromArray(FLOATS, terms, row + 48);
    s3 = s3.add(FloatVector.fromArray(FLOATS, terms, row + 176));
    FloatVector s4 = FloatVector.fromArray(FLOATS, terms, row + 64);
    s4 = s4.add(FloatVector.fromArray(FLOATS, terms, row + 192));
    FloatVector s5 = FloatVector.fromArray(FLOATS, terms, row + 80);
    s5 = s5.add(FloatVector.fromArray(FLOATS, terms, row + 208));
    FloatVector s6 = FloatVector.fromArray(FLOATS, terms, row + 96);
    s6 = s6.add(FloatVector.fromArray(FLOATS, terms, row + 224));
    FloatVector s7 = FloatVector.fromArray(FLOATS, terms, row + 112);
    s7 = s7.add(FloatVector.fromArray(FLOATS, terms, row + 240));
    FloatVector even = s0.add(s4).add(s2.add(s6));
    FloatVector odd = s1.add(s5).add(s3.add(s7));
    even.add(odd).add(FloatVector.fromArray(FLOATS, rests, row)).intoArray(rests, row);
  }
}
