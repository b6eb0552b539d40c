package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.DoubleDoubleMath;
import io.lossmith.oracle.Ulps;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The stated error bounds of the elementary functions over a few hundred arguments, in a moment:
 * the tests of each function visit millions.
 */
class ElementaryFunctionsTest {

  private static final int ARGUMENTS = 300;

  private final SplittableRandom random = new SplittableRandom(7);

  /** A float function under test. */
  private interface FloatFunction {
    float apply(float x);
  }

  @Test
  void expNegative() {
    UnaryOperator<DoubleDouble> exact = x -> DoubleDoubleMath.exp(x.negate());
    check(DoubleMath::expNegative, exact, 0, DoubleMath.LARGEST_DISTANCE, 0.91);
    check(DoubleMath::expNegative, exact, 0, 2, 0.91);
    checkFloat(ScalarMath::expNegative, exact, 0, ScalarMath.LARGEST_DISTANCE, 0.862);
    checkFloat(ScalarMath::expNegative, exact, 0, 2, 0.862);
  }

  @Test
  void expNegativeEndsAtTheLargestDistance() {
    float largest = ScalarMath.LARGEST_DISTANCE;
    assertThat(ScalarMath.expNegative(largest)).isGreaterThanOrEqualTo(0x1p-102f);
    assertThat(ScalarMath.expNegative(Math.nextUp(largest))).isZero();
    double largestDouble = DoubleMath.LARGEST_DISTANCE;
    assertThat(DoubleMath.expNegative(largestDouble)).isGreaterThanOrEqualTo(0x1p-1000);
    assertThat(DoubleMath.expNegative(Math.nextUp(largestDouble))).isZero();
  }

  @Test
  void log1p() {
    for (int scale = -40; scale <= 23; scale++) {
      double from = Math.scalb(1d, scale);
      check(DoubleMath::log1p, DoubleDoubleMath::log1p, from, 2 * from, 0.96);
      checkFloat(ScalarMath::log1p, DoubleDoubleMath::log1p, from, 2 * from, 0.896);
    }
  }

  @Test
  void tanhAndItsDerivative() {
    for (double to : new double[] {1e-3, 0.625, 1.25, 8}) {
      check(Hyperbolic::tanh, DoubleDoubleMath::tanh, 0, to, 1.5);
      check(Hyperbolic::tanh, DoubleDoubleMath::tanh, -to, 0, 1.5);
      checkFloat(Hyperbolic::tanh, DoubleDoubleMath::tanh, 0, to, 1.5);
      checkFloat(Hyperbolic::tanh, DoubleDoubleMath::tanh, -to, 0, 1.5);
      check(Hyperbolic::tanhDerivative, DoubleDoubleMath::squaredSech, -to, to, 2.5);
      checkFloat(Hyperbolic::tanhDerivative, DoubleDoubleMath::squaredSech, -to, to, 2.5);
    }
  }

  @Test
  void powers() {
    for (double exponent : new double[] {0.01, 0.5, 1, 2.3, 20.3, 1000.7}) {
      UnaryOperator<DoubleDouble> exact = base -> DoubleDoubleMath.pow(base, exponent);
      DoubleUnaryOperator power = base -> Power.power(base, exponent);
      // From where the power is about 2^-900 on, in bands of the base.
      double lowest = Math.max(Math.pow(2, -900 / exponent), Double.MIN_VALUE);
      check(power, exact, Math.max(lowest, 0.7), 0.99, 1.5);
      check(power, exact, 0.99, 1, 1.5);
      check(power, exact, lowest, Math.min(2 * lowest, 1), 1.5);
      check(power, exact, lowest, Math.max(lowest, 0.5), 1.5);
      float floatExponent = (float) exponent;
      checkFloat(
          base -> Power.power(base, floatExponent),
          base -> DoubleDoubleMath.pow(base, floatExponent),
          0.95,
          0.99,
          0.501);
    }
  }

  private void checkFloat(
      FloatFunction function,
      UnaryOperator<DoubleDouble> exact,
      double from,
      double to,
      double bound) {
    for (int i = 0; i < ARGUMENTS; i++) {
      float x = (float) (from + (to - from) * random.nextDouble());
      assertThat(Ulps.error(function.apply(x), exact.apply(DoubleDouble.of(x))))
          .as("%s", x)
          .isLessThanOrEqualTo(bound);
    }
  }

  private void check(
      DoubleUnaryOperator function,
      UnaryOperator<DoubleDouble> exact,
      double from,
      double to,
      double bound) {
    for (int i = 0; i < ARGUMENTS; i++) {
      double x = from + (to - from) * random.nextDouble();
      assertThat(Ulps.errorOfDouble(function.applyAsDouble(x), exact.apply(DoubleDouble.of(x))))
          .as("%s", x)
          .isLessThanOrEqualTo(bound);
    }
  }
}
