package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.DoubleDoubleMath;
import io.lossmith.oracle.Ulps;
import io.lossmith.oracle.WorstCase;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Power}: its error bounds over millions of bases and many exponents, and its borders. */
class PowerTest {

  private static final double DOUBLE_BOUND_ULPS = 1.5;
  private static final double FLOAT_BOUND_ULPS = 0.501;

  /** How far above the worst error seen a stated bound may lie. */
  private static final double TIGHTNESS_ULPS = 0.2;

  private static final double[] EXPONENTS = {0.01, 0.1, 0.5, 1, 1.5, 2, 3, 5, 20.3, 1000.7, 1e6};
  private static final int BASES = 60_000;

  /** Below, results are flushed; right above, they may be. */
  private static final double FLUSHED = 0x1.0001p-1000;

  @Test
  @Tag("long")
  void powersInDoubleKeepTheirBound() {
    SplittableRandom random = new SplittableRandom(1);
    WorstCase worst = new WorstCase("power in double");
    for (double exponent : EXPONENTS) {
      for (int i = 0; i < BASES; i++) {
        record(worst, random.nextDouble(), exponent);
        record(worst, Math.scalb(1 + random.nextDouble(), -random.nextInt(1, 1060)), exponent);
        record(worst, 1 - Math.scalb(1 + random.nextDouble(), -random.nextInt(2, 54)), exponent);
        record(worst, StrictMath.exp(-693 * random.nextDouble() / exponent), exponent);
        // Where the base's scale changes.
        record(worst, 0.70710678 + (i - BASES / 2) * 0x1p-53, exponent);
      }
      record(worst, Double.MIN_VALUE, exponent);
      record(worst, Double.MIN_NORMAL, exponent);
      record(worst, Math.nextDown(Double.MIN_NORMAL), exponent);
      record(worst, Math.nextDown(1d), exponent);
    }
    assertThat(worst.count()).isGreaterThan(2_000_000);
    assertThat(worst.print()).isBetween(DOUBLE_BOUND_ULPS - TIGHTNESS_ULPS, DOUBLE_BOUND_ULPS);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.5f, 2f, 2.3f})
  @Tag("long")
  void powersInFloatAreRoundedOnce(float exponent) {
    FloatSweep sweep =
        new FloatSweep(base -> Power.power(base, exponent), base -> StrictMath.pow(base, exponent))
            .over(0x1p-24f, Math.nextDown(1f));
    System.out.println(sweep.report("power " + exponent));
    assertThat(sweep.worstUlps()).isBetween(0.499, FLOAT_BOUND_ULPS);
    assertThat(sweep.falls()).isZero();
  }

  @Test
  void smallPowersInFloatAreSubnormalOrZero() {
    assertThat(Power.power(0x1p-70f, 2f)).isEqualTo(0x1p-140f);
    assertThat(Power.power(0x1p-75f, 2f)).isZero();
    assertThat(Power.power(Float.MIN_VALUE, 1f)).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void powersInDoubleAreFlushedBelowTheThreshold() {
    assertBits(Power.power(0x1p-600, 2), 0d);
    assertBits(Power.power(0x1p-1001, 1), 0d);
    assertThat(Power.power(0x1p-499, 2)).isEqualTo(0x1p-998);
    assertBits(Power.power(0.5, Double.MAX_VALUE), 0d);
    assertBits(Power.power(Double.MIN_VALUE, 1e300), 0d);
    assertBits(Power.power(0.5, 0x1p1000), 0d);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, Double.MIN_VALUE, 1e-300, 0.25, 0.5, 0.75, 1})
  void anExponentOfZeroGivesOne(double base) {
    assertBits(Power.power(base, 0d), 1d);
    assertBits(Power.power((float) base, 0f), 1f);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.MIN_VALUE, 1e-30, 0.5, 1, 2, 1e30, Double.MAX_VALUE})
  void zeroGivesZeroAndOneGivesOne(double exponent) {
    assertBits(Power.power(0d, exponent), 0d);
    assertBits(Power.power(-0d, exponent), 0d);
    assertBits(Power.power(1d, exponent), 1d);
    float floatExponent = (float) Math.max(Float.MIN_VALUE, Math.min(exponent, Float.MAX_VALUE));
    assertBits(Power.power(0f, floatExponent), 0f);
    assertBits(Power.power(1f, floatExponent), 1f);
  }

  @Test
  void neverAboveOne() {
    double base = 1;
    for (int i = 0; i < 1000; i++) {
      base = Math.nextDown(base);
      for (double exponent : new double[] {1e-20, 0.1, 0.5, 1, 2}) {
        assertThat(Power.power(base, exponent)).isLessThanOrEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1, 2})
  void nanComesThrough(double other) {
    assertThat(Power.power(Double.NaN, other)).isNaN();
    assertThat(Power.power(Float.NaN, (float) other)).isNaN();
    if (other <= 1) {
      assertThat(Power.power(other, Double.NaN)).isNaN();
      assertThat(Power.power((float) other, Float.NaN)).isNaN();
    }
  }

  private static void record(WorstCase worst, double base, double exponent) {
    DoubleDouble log = DoubleDoubleMath.log(DoubleDouble.of(base));
    DoubleDouble exact = DoubleDoubleMath.exp(log.multiply(DoubleDouble.of(exponent)));
    if (exact.toDouble() >= FLUSHED) {
      double ulps = Ulps.errorOfDouble(Power.power(base, exponent), exact);
      worst.record(ulps, () -> Double.toHexString(base) + " to the power " + exponent);
    }
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }

  private static void assertBits(double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual)).isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
