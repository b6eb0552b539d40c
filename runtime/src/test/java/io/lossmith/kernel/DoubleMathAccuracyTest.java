package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.BigMath;
import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.DoubleDoubleMath;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The error bounds that {@link DoubleMath} states, over millions of sampled arguments. The oracle
 * is good to 98 bits, and is itself compared with 60 digits here on arguments of the same ranges.
 */
@Tag("long")
class DoubleMathAccuracyTest {

  private static final double EXP_BOUND_ULPS = 0.91;
  private static final double LOG_BOUND_ULPS = 0.96;

  /** How far above the worst error seen a stated bound may lie. */
  private static final double TIGHTNESS_ULPS = 0.03;

  private static final double LN_2 = Math.log(2);
  private static final int ORACLE_SAMPLES = 1000;

  @Test
  void expNegativeKeepsItsBound() {
    double largest = DoubleMath.LARGEST_DISTANCE;
    DoubleSamples samples =
        new DoubleSamples(
                "expNegative", DoubleMath::expNegative, d -> DoubleDoubleMath.exp(d.negate()))
            .random(0, 0.35, 500_000)
            .random(0.35, 1.04, 1_000_000)
            .random(0.95, 1.03, 2_000_000)
            .random(0, 40, 1_000_000)
            .random(0, largest, 1_000_000)
            .scales(-80, 9, 200_000)
            .at(0, -0d, Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p-54, 0x1p-53, largest);
    for (int n = 0; n < 999; n++) {
      // Where the nearest multiple of ln(2) changes, and where the reduced argument vanishes.
      samples.around((n + 0.5) * LN_2, 500);
      samples.around((n + 1) * LN_2 - 1e-12, 100);
    }

    assertThat(samples.print()).isBetween(EXP_BOUND_ULPS - TIGHTNESS_ULPS, EXP_BOUND_ULPS);
    assertThat(samples.largest()).isEqualTo(1);
    assertThat(samples.smallest()).isGreaterThanOrEqualTo(0x1p-1000);
  }

  @Test
  void log1pKeepsItsBound() {
    DoubleSamples samples =
        new DoubleSamples("log1p", DoubleMath::log1p, DoubleDoubleMath::log1p)
            .random(0, 0.56, 500_000)
            .random(0.54, 0.558, 2_500_000)
            .random(0.5, 2.3, 1_000_000)
            .scales(-60, 53, 2_000_000)
            .at(0, Double.MIN_VALUE, Double.MIN_NORMAL, 0x1p-54, 0x1p-53, 0x1p52, 0x1p53);
    for (int k = 0; k < 53; k++) {
      // Where the scale changes.
      samples.around(Math.scalb(2 * 0.779, k) - 1, 4000);
      samples.around(Math.scalb(1d, k), 1000);
    }

    assertThat(samples.print()).isBetween(LOG_BOUND_ULPS - TIGHTNESS_ULPS, LOG_BOUND_ULPS);
    assertThat(samples.smallest()).isZero();
  }

  @Test
  void theOracleKeepsItsOwnBound() {
    SplittableRandom random = new SplittableRandom(2);
    double worst = 0;
    for (int i = 0; i < ORACLE_SAMPLES; i++) {
      double distance = 660 * random.nextDouble();
      double x = Math.scalb(1 + random.nextDouble(), random.nextInt(-60, 53));
      BigDecimal exp = BigMath.exp(new BigDecimal(-distance));
      BigDecimal log1p = BigMath.log1p(new BigDecimal(x));
      worst = Math.max(worst, relative(DoubleDoubleMath.exp(DoubleDouble.of(-distance)), exp));
      worst = Math.max(worst, relative(DoubleDoubleMath.log1p(DoubleDouble.of(x)), log1p));
    }
    System.out.println("worst relative error of the oracle: " + worst);
    assertThat(worst).isPositive().isLessThan(DoubleDoubleMath.LOG_ERROR);
  }

  private static double relative(DoubleDouble value, BigDecimal exact) {
    return value
        .toBigDecimal()
        .subtract(exact)
        .divide(exact, BigMath.PRECISION)
        .abs()
        .doubleValue();
  }
}
