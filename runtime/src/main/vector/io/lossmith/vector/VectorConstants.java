package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;
import static io.lossmith.vector.Lanes.INTS;

import io.lossmith.kernel.ScalarMath;
import io.lossmith.polynomial.FloatPolynomials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * The constants of exponential and logarithm in every lane.
 *
 * <p>They are vectors already: a broadcast where they are used costs nothing at run time, but so
 * much of the compiler's own budget for a method that it stops inlining, and then every vector is
 * allocated.
 */
final class VectorConstants {
  static final FloatVector ZERO = FloatVector.zero(FLOATS);
  static final FloatVector ONE = of(1f);
  static final FloatVector MINUS_ONE = of(-1f);
  static final FloatVector LARGEST_DISTANCE = of(ScalarMath.LARGEST_DISTANCE);
  static final FloatVector MINUS_LOG2_E = of(-FloatPolynomials.LOG2_E);
  static final FloatVector ROUNDER = of(FloatPolynomials.EXPONENT_ROUNDER);
  static final FloatVector LN_2 = of(FloatPolynomials.LN_2);
  static final FloatVector LN_2_LOW = of(FloatPolynomials.LN_2_LOW);
  static final FloatVector EXP_2 = of(FloatPolynomials.EXP_2);
  static final FloatVector MINUS_EXP_3 = of(-FloatPolynomials.EXP_3);
  static final FloatVector EXP_4 = of(FloatPolynomials.EXP_4);
  static final FloatVector MINUS_EXP_5 = of(-FloatPolynomials.EXP_5);
  static final FloatVector EXP_6 = of(FloatPolynomials.EXP_6);
  static final FloatVector LOG_2 = of(FloatPolynomials.LOG_2);
  static final FloatVector LOG_3 = of(FloatPolynomials.LOG_3);
  static final FloatVector LOG_4 = of(FloatPolynomials.LOG_4);
  static final FloatVector LOG_5 = of(FloatPolynomials.LOG_5);
  static final FloatVector LOG_6 = of(FloatPolynomials.LOG_6);
  static final FloatVector LOG_7 = of(FloatPolynomials.LOG_7);
  static final FloatVector LOG_8 = of(FloatPolynomials.LOG_8);
  static final FloatVector LOG_9 = of(FloatPolynomials.LOG_9);
  static final FloatVector LOG_10 = of(FloatPolynomials.LOG_10);
  static final IntVector NONE = IntVector.zero(INTS);
  static final IntVector BREAK = IntVector.broadcast(INTS, FloatPolynomials.BREAK_BITS);
  static final IntVector EXPONENT = IntVector.broadcast(INTS, FloatPolynomials.EXPONENT_MASK);
  static final IntVector ONE_BITS = IntVector.broadcast(INTS, FloatPolynomials.ONE_BITS);

  private VectorConstants() {}

  private static FloatVector of(float value) {
    return FloatVector.broadcast(FLOATS, value);
  }
}
