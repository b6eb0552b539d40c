package io.lossmith.vector;

import static io.lossmith.polynomial.FloatPolynomials.FRACTION_BITS;
import static io.lossmith.vector.Lanes.FLOATS;
import static io.lossmith.vector.Lanes.INTS;
import static io.lossmith.vector.VectorConstants.BREAK;
import static io.lossmith.vector.VectorConstants.EXPONENT;
import static io.lossmith.vector.VectorConstants.EXP_2;
import static io.lossmith.vector.VectorConstants.EXP_4;
import static io.lossmith.vector.VectorConstants.EXP_6;
import static io.lossmith.vector.VectorConstants.LARGEST_DISTANCE;
import static io.lossmith.vector.VectorConstants.LN_2;
import static io.lossmith.vector.VectorConstants.LN_2_LOW;
import static io.lossmith.vector.VectorConstants.LOG_10;
import static io.lossmith.vector.VectorConstants.LOG_2;
import static io.lossmith.vector.VectorConstants.LOG_3;
import static io.lossmith.vector.VectorConstants.LOG_4;
import static io.lossmith.vector.VectorConstants.LOG_5;
import static io.lossmith.vector.VectorConstants.LOG_6;
import static io.lossmith.vector.VectorConstants.LOG_7;
import static io.lossmith.vector.VectorConstants.LOG_8;
import static io.lossmith.vector.VectorConstants.LOG_9;
import static io.lossmith.vector.VectorConstants.MINUS_EXP_3;
import static io.lossmith.vector.VectorConstants.MINUS_EXP_5;
import static io.lossmith.vector.VectorConstants.MINUS_LOG2_E;
import static io.lossmith.vector.VectorConstants.MINUS_ONE;
import static io.lossmith.vector.VectorConstants.ONE;
import static io.lossmith.vector.VectorConstants.ONE_BITS;
import static io.lossmith.vector.VectorConstants.ROUNDER;
import static io.lossmith.vector.VectorConstants.ZERO;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2F;
import static jdk.incubator.vector.VectorOperators.LSHL;

import io.lossmith.kernel.ScalarMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** What becomes of the sums of sixteen rows: logarithms, and the factors of the gradients. */
final class FinishKernel {

  private static final IntVector LANE_NUMBERS = IntVector.zero(INTS).addIndex(1);

  private FinishKernel() {}

  /**
   * The logits at the targets.
   *
   * @param rows how many rows, a multiple of 16
   * @param indices scratch: an index a row
   * @param result where they go
   */
  static void targetLogits(
      float[] logits,
      int at,
      int classes,
      int[] targets,
      int targetsAt,
      int rows,
      int[] indices,
      float[] result,
      int to) {
    for (int row = 0; row < rows; row += Lanes.COUNT) {
      IntVector.fromArray(INTS, targets, targetsAt + row)
          .add(LANE_NUMBERS.add(row).mul(classes))
          .intoArray(indices, row);
      FloatVector.fromArray(FLOATS, logits, at, indices, row).intoArray(result, to + row);
    }
  }

  /** What the exponentials of rows are multiplied by to become their softmax. */
  static void shares(float[] rests, int rows, float[] shares) {
    for (int row = 0; row < rows; row += Lanes.COUNT) {
      ONE.div(ONE.add(FloatVector.fromArray(FLOATS, rests, row))).intoArray(shares, row);
    }
  }

  /**
   * Makes the targets' logits losses, and finds the factors of gradients.
   *
   * @param maxima the maxima
   * @param rests the sums without one maximum
   * @param rows how many rows, a multiple of 16
   * @param losses the targets' logits; replaced by the losses: how far they lie below the maxima,
   *     and {@link ScalarMath#log1p} of the rests
   * @param at where they begin
   * @param divisor what the mean divides by
   * @param scales where the factors go, or null for no gradient
   * @param entries where the gradient's entries at the targets go
   */
  static void finish(
      float[] maxima,
      float[] rests,
      int rows,
      float[] losses,
      int at,
      float divisor,
      float[] scales,
      float[] entries) {
    for (int row = 0; row < rows; row += Lanes.COUNT) {
      FloatVector rest = FloatVector.fromArray(FLOATS, rests, row);
      FloatVector distance =
          FloatVector.fromArray(FLOATS, maxima, row)
              .sub(FloatVector.fromArray(FLOATS, losses, at + row));
      IntVector aboveBreak = rest.add(ONE).reinterpretAsInts().sub(BREAK);
      FloatVector k = (FloatVector) aboveBreak.lanewise(ASHR, FRACTION_BITS).convert(I2F, 0);
      FloatVector power = ONE_BITS.sub(aboveBreak.and(EXPONENT)).reinterpretAsFloats();
      FloatVector f = rest.fma(power, power.sub(ONE));
      FloatVector square = f.mul(f);
      FloatVector odd = square.fma(LOG_9, LOG_7);
      FloatVector even = square.fma(LOG_10, LOG_8);
      odd = odd.fma(square, LOG_5);
      even = even.fma(square, LOG_6);
      odd = odd.fma(square, LOG_3);
      even = even.fma(square, LOG_4);
      FloatVector q = even.fma(f, odd).fma(f, LOG_2);
      k.fma(LN_2, f.fma(f.mul(q), f)).add(distance).intoArray(losses, at + row);
      if (scales != null) {
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
        FloatVector of = FloatVector.broadcast(FLOATS, divisor);
        FloatVector factor = ONE.div(of.fma(rest, of));
        factor.intoArray(scales, row);
        exponential.sub(ONE).sub(rest).mul(factor).intoArray(entries, row);
      }
    }
  }
}
