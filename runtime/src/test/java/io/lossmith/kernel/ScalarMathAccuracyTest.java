package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The error bounds and the monotonicity that {@link ScalarMath} states, over every 31st float, or
 * over every float with {@code -Dlossmith.exhaustive=true}.
 *
 * <p>The oracle is {@link StrictMath} in double, which has 29 bits more than a float and is checked
 * here against series in 60-digit arithmetic.
 */
@Tag("long")
class ScalarMathAccuracyTest {

  private static final double EXP_BOUND_ULPS = 0.862;
  private static final double LOG_BOUND_ULPS = 0.896;

  /** How far above the worst error a stated bound may lie. */
  private static final double TIGHTNESS_ULPS = 0.002;

  private static final float EXP_WORST_ARGUMENT = 0x1.0f5afap4f;
  private static final float LOG_WORST_ARGUMENT = 0x1.161aa4p-1f;

  private static final float LARGEST_LOG_ARGUMENT = 0x1p24f;
  private static final int ORACLE_SAMPLES = 1500;

  @Test
  void expNegativeKeepsItsBound() {
    FloatSweep sweep =
        new FloatSweep(ScalarMath::expNegative, distance -> StrictMath.exp(-distance))
            .over(0f, Math.nextDown(ScalarMath.LARGEST_DISTANCE))
            .over(EXP_WORST_ARGUMENT, EXP_WORST_ARGUMENT)
            .over(ScalarMath.LARGEST_DISTANCE, ScalarMath.LARGEST_DISTANCE);
    System.out.println(sweep.report("expNegative"));

    assertThat(sweep.worstUlps()).isBetween(EXP_BOUND_ULPS - TIGHTNESS_ULPS, EXP_BOUND_ULPS);
    assertThat(sweep.largest()).isEqualTo(1f);
    assertThat(sweep.smallest()).isGreaterThanOrEqualTo(0x1p-102f);
    assertThat(sweep.rises()).isPositive().isLessThan(3100);
    assertThat(sweep.lastRise()).isLessThan(0.25f);
    assertThat(sweep.largestRiseUlps()).isEqualTo(1);
  }

  @Test
  void log1pKeepsItsBoundAndNeverFalls() {
    FloatSweep sweep =
        new FloatSweep(ScalarMath::log1p, StrictMath::log1p)
            .over(0f, LARGEST_LOG_ARGUMENT)
            .over(LOG_WORST_ARGUMENT, LOG_WORST_ARGUMENT);
    System.out.println(sweep.report("log1p"));

    assertThat(sweep.worstUlps()).isBetween(LOG_BOUND_ULPS - TIGHTNESS_ULPS, LOG_BOUND_ULPS);
    assertThat(sweep.smallest()).isZero();
    assertThat(sweep.falls()).isZero();
  }

  @Test
  void theOracleForExpIsWithinOneUlpOfDouble() {
    SplittableRandom random = new SplittableRandom(1);
    double worst = 0;
    for (int i = 0; i < ORACLE_SAMPLES; i++) {
      float distance = (float) (ScalarMath.LARGEST_DISTANCE * random.nextDouble());
      BigDecimal exact = ExactFunctions.exp(new BigDecimal(-distance));
      worst = Math.max(worst, doubleUlps(StrictMath.exp(-distance), exact));
    }
    System.out.printf(Locale.ROOT, "StrictMath.exp: worst error %.4f ulp of double%n", worst);
    assertThat(worst).isBetween(0.4, 1.0);
  }

  @Test
  void theOracleForLog1pIsWithinOneUlpOfDouble() {
    SplittableRandom random = new SplittableRandom(2);
    double worst = 0;
    for (int i = 0; i < ORACLE_SAMPLES; i++) {
      float x = (float) Math.scalb(1 + random.nextDouble(), random.nextInt(-40, 24));
      BigDecimal exact = ExactFunctions.log1p(new BigDecimal(x));
      worst = Math.max(worst, doubleUlps(StrictMath.log1p(x), exact));
    }
    System.out.printf(Locale.ROOT, "StrictMath.log1p: worst error %.4f ulp of double%n", worst);
    assertThat(worst).isBetween(0.4, 1.0);
  }

  private static double doubleUlps(double value, BigDecimal exact) {
    double error = new BigDecimal(value).subtract(exact).abs().doubleValue();
    return error / Math.ulp(exact.doubleValue());
  }
}
