package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.DoubleDoubleMath;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Hyperbolic}: the error bounds it states, over every 31st float (or every float with {@code
 * -Dlossmith.exhaustive=true}) and over millions of doubles, its symmetry, and its borders.
 */
class HyperbolicTest {

  private static final double TANH_BOUND_ULPS = 1.5;
  private static final double DERIVATIVE_BOUND_ULPS = 2.5;

  /** How far above the worst error seen a stated bound may lie. */
  private static final double TIGHTNESS_ULPS = 0.2;

  private static final float LARGEST_FLOAT = ScalarMath.LARGEST_DISTANCE / 2;
  private static final double LARGEST_DOUBLE = DoubleMath.LARGEST_DISTANCE / 2;

  @Test
  @Tag("long")
  void tanhOfFloatsKeepsItsBound() {
    FloatSweep sweep =
        new FloatSweep(Hyperbolic::tanh, StrictMath::tanh).over(0f, 10f).over(10f, 10f);
    System.out.println(sweep.report("tanh"));
    assertThat(sweep.worstUlps()).isBetween(TANH_BOUND_ULPS - TIGHTNESS_ULPS, TANH_BOUND_ULPS);
    assertThat(sweep.largest()).isEqualTo(1f);
  }

  @Test
  @Tag("long")
  void derivativeOfFloatsKeepsItsBound() {
    FloatSweep sweep =
        new FloatSweep(Hyperbolic::tanhDerivative, HyperbolicTest::derivative)
            .over(0x1p-30f, LARGEST_FLOAT);
    System.out.println(sweep.report("tanhDerivative"));
    assertThat(sweep.worstUlps())
        .isBetween(DERIVATIVE_BOUND_ULPS - TIGHTNESS_ULPS, DERIVATIVE_BOUND_ULPS);
    assertThat(sweep.largest()).isEqualTo(1f);
    assertThat(sweep.smallest()).isGreaterThan(0x1p-101f);
  }

  @Test
  @Tag("long")
  void tanhOfDoublesKeepsItsBound() {
    DoubleSamples samples =
        new DoubleSamples("tanh in double", Hyperbolic::tanh, HyperbolicTest::tanh)
            .random(0, 0.625, 1_000_000)
            .random(0.625, 0.7, 1_500_000)
            .random(0.7, 20, 500_000)
            .random(-3, 0, 200_000)
            .scales(-900, 6, 300_000)
            .around(0.625, 20_000)
            .at(0, -0d, Double.MIN_VALUE, -Double.MIN_NORMAL, 0x1p-27, 0x1p-26, 20, 400, 1e300);
    assertThat(samples.print()).isBetween(TANH_BOUND_ULPS - TIGHTNESS_ULPS, TANH_BOUND_ULPS);
    assertThat(samples.largest()).isEqualTo(1);
    assertThat(samples.smallest()).isGreaterThan(-1);
  }

  @Test
  @Tag("long")
  void derivativeOfDoublesKeepsItsBound() {
    DoubleSamples samples =
        new DoubleSamples(
                "tanhDerivative in double", Hyperbolic::tanhDerivative, HyperbolicTest::derivative)
            .random(0, 3, 1_500_000)
            .random(2.7, 2.8, 1_000_000)
            .random(0, LARGEST_DOUBLE, 300_000)
            .random(-3, 0, 200_000)
            .scales(-60, 2, 300_000)
            .at(0, -0d, Double.MIN_VALUE, 0x1p-27, LARGEST_DOUBLE, -LARGEST_DOUBLE);
    assertThat(samples.print())
        .isBetween(DERIVATIVE_BOUND_ULPS - TIGHTNESS_ULPS, DERIVATIVE_BOUND_ULPS);
    assertThat(samples.largest()).isEqualTo(1);
    assertThat(samples.smallest()).isGreaterThan(0x1p-999);
  }

  @Test
  @Tag("long")
  void theSymmetriesHoldToTheLastBit() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000_000; i++) {
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-40, 12));
      assertBits(Hyperbolic.tanh(-x), -Hyperbolic.tanh(x));
      assertBits(Hyperbolic.tanhDerivative(-x), Hyperbolic.tanhDerivative(x));
      float f = (float) x;
      assertBits(Hyperbolic.tanh(-f), -Hyperbolic.tanh(f));
      assertBits(Hyperbolic.tanhDerivative(-f), Hyperbolic.tanhDerivative(f));
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, -0f, Float.MIN_VALUE, -Float.MIN_NORMAL, 0x1.8p-130f, 0x1.fffffep-13f})
  void theTiniestFloatsAreTheirOwnTanh(float x) {
    assertBits(Hyperbolic.tanh(x), x);
    assertBits(Hyperbolic.tanhDerivative(x * 0x1p-14f), 1f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0d, -0d, Double.MIN_VALUE, -Double.MIN_NORMAL, 0x1.fffffffffffffp-28})
  void theTiniestDoublesAreTheirOwnTanh(double x) {
    assertBits(Hyperbolic.tanh(x), x);
    assertBits(Hyperbolic.tanhDerivative(x * 0x1p-28), 1d);
  }

  @ParameterizedTest
  @ValueSource(doubles = {19.07, 40, 400, 1e30, 1e308, Double.MAX_VALUE, Double.POSITIVE_INFINITY})
  void saturatesExactly(double x) {
    assertBits(Hyperbolic.tanh(x), 1d);
    assertBits(Hyperbolic.tanh(-x), -1d);
    assertBits(Hyperbolic.tanh((float) x), 1f);
    assertBits(Hyperbolic.tanh((float) -x), -1f);
    assertBits(Hyperbolic.tanh(9.02f), 1f);
    assertThat(Hyperbolic.tanh(19.06)).isLessThan(1);
    assertThat(Hyperbolic.tanh(9.01f)).isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {347, 400, 1e308, Double.MAX_VALUE, Double.POSITIVE_INFINITY})
  void theDerivativeVanishesExactly(double x) {
    assertBits(Hyperbolic.tanhDerivative(x), 0d);
    assertBits(Hyperbolic.tanhDerivative(-x), 0d);
    assertBits(Hyperbolic.tanhDerivative((float) x), 0f);
    assertBits(Hyperbolic.tanhDerivative((float) -x), 0f);
    assertBits(Hyperbolic.tanhDerivative(Math.nextUp(LARGEST_FLOAT)), 0f);
    assertBits(Hyperbolic.tanhDerivative(Math.nextUp(LARGEST_DOUBLE)), 0d);
  }

  @Test
  void nanComesThrough() {
    for (int bits : new int[] {0x7fc1_2345, 0xffff_ffff, 0x7f80_0001}) {
      float nan = Float.intBitsToFloat(bits);
      assertThat(Hyperbolic.tanh(nan)).isNaN();
      assertThat(Hyperbolic.tanhDerivative(nan)).isNaN();
      assertThat(Hyperbolic.tanh((double) nan)).isNaN();
      assertThat(Hyperbolic.tanhDerivative((double) nan)).isNaN();
    }
  }

  /** -t / (2 + t), t = exp(-2 |x|) - 1. */
  private static DoubleDouble tanh(DoubleDouble x) {
    DoubleDouble t = DoubleDoubleMath.expm1(x.abs().twice().negate());
    DoubleDouble tanh = t.negate().divide(t.add(DoubleDouble.of(2)));
    return x.toDouble() < 0 ? tanh.negate() : tanh;
  }

  /** Within a few ulps of double: enough for a float. */
  private static double derivative(double x) {
    double e = StrictMath.exp(-2 * x);
    return 4 * e / ((1 + e) * (1 + e));
  }

  private static DoubleDouble derivative(DoubleDouble x) {
    DoubleDouble e = DoubleDoubleMath.exp(x.abs().twice().negate());
    DoubleDouble onePlusE = e.add(DoubleDouble.ONE);
    return e.scale(2).divide(onePlusE.multiply(onePlusE));
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }

  private static void assertBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
