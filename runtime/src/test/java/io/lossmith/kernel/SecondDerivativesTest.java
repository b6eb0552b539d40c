package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.BigMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What only the product with the Hessian needs, against 60 digits. */
class SecondDerivativesTest {
  private static final MathContext DIGITS = BigMath.PRECISION;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final int SAMPLES = 2000;

  /** The units of tanh and of its derivative, and three roundings. */
  private static final double CURVATURE_BOUND_ULPS = 3;

  /** In units of the terms that the formula adds. */
  private static final double BEND_BOUND_ULPS = 10;

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void curvatureOfTheCap() {
    double worst = 0;
    double worstOfFloats = 0;
    for (int i = 0; i < SAMPLES; i++) {
      // A power of two, so that the quotient is exact.
      double softcap = Math.scalb(1.0, random.nextInt(-3, 8));
      double logit = softcap * random.nextDouble(-20, 20) * Math.scalb(1.0, -random.nextInt(0, 12));
      float narrow = (float) logit;
      worst = Math.max(worst, ulps(Softcap.curvature(logit, softcap), logit, softcap, 0x1p-52));
      worstOfFloats =
          Math.max(
              worstOfFloats,
              ulps(Softcap.curvature(narrow, (float) softcap), narrow, softcap, 0x1p-23));
    }
    System.out.printf("curvature: %.2f ulp, in float %.2f%n", worst, worstOfFloats);
    assertThat(worst).isBetween(1.0, CURVATURE_BOUND_ULPS);
    assertThat(worstOfFloats).isBetween(1.0, CURVATURE_BOUND_ULPS);
  }

  private static double ulps(double actual, double logit, double softcap, double ulp) {
    BigDecimal exact = curvature(new BigDecimal(logit / softcap), new BigDecimal(softcap));
    BigDecimal error = new BigDecimal(actual).subtract(exact).divide(exact, DIGITS);
    return error.abs().doubleValue() / ulp;
  }

  /** {@code -2 tanh(z) (1 - tanh(z)^2) / softcap}, the second as {@code 4 e^2z / (e^2z + 1)^2}. */
  private static BigDecimal curvature(BigDecimal scaled, BigDecimal softcap) {
    BigDecimal square = BigMath.exp(scaled.multiply(TWO));
    BigDecimal sum = square.add(BigDecimal.ONE);
    BigDecimal tanh = square.subtract(BigDecimal.ONE).divide(sum, DIGITS);
    BigDecimal slope = square.multiply(BigDecimal.valueOf(4)).divide(sum.pow(2), DIGITS);
    return tanh.multiply(slope).multiply(TWO).negate().divide(softcap, DIGITS);
  }

  @Test
  void curvatureWhereItIsNone() {
    assertThat(Softcap.curvature(0d, 5d)).isZero();
    assertThat(Softcap.curvature(0f, 5f)).isZero();
    for (double infinite : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThat(Softcap.curvature(infinite, 5d)).isZero();
      assertThat(Softcap.curvature((float) infinite, 5f)).isZero();
    }
    assertThat(Softcap.curvature(Double.NaN, 5d)).isNaN();
    assertThat(Softcap.curvature(Float.NaN, 5f)).isNaN();
    assertThat(Softcap.curvature(1f, 5f)).isNegative();
    assertThat(Softcap.curvature(-1d, 5d)).isPositive();
  }

  @Test
  void bendOfTheFocalLoss() {
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double gamma = random.nextInt(4) == 0 ? random.nextInt(1, 4) : random.nextDouble(0.1, 5);
      boolean isGreatest = random.nextBoolean();
      double distance = isGreatest ? 0 : random.nextDouble(0, 30);
      // One maximum is left out; if it is not the target, the target's own part is in the rest.
      double others = Math.exp(random.nextDouble(-20, 5));
      double rest = isGreatest ? others : others + Math.exp(-distance);
      worst = Math.max(worst, bendUlps(gamma, rest, distance));
    }
    System.out.printf("focalBend: %.2f ulp of its terms%n", worst);
    assertThat(worst).isBetween(1.0, BEND_BOUND_ULPS);
  }

  /** The formula term by term: {@code gamma m^(gamma-1) (p (2 - L) + (gamma-1) p^2 L / m)}. */
  private static double bendUlps(double gamma, double rest, double distance) {
    BigDecimal sum = new BigDecimal(rest).add(BigDecimal.ONE);
    BigDecimal nll = BigMath.log1p(new BigDecimal(rest)).add(new BigDecimal(distance));
    BigDecimal exponential = BigMath.exp(new BigDecimal(-distance));
    BigDecimal p = exponential.divide(sum, DIGITS);
    BigDecimal missed = sum.subtract(exponential).divide(sum, DIGITS);
    BigDecimal less = new BigDecimal(gamma).subtract(BigDecimal.ONE);
    BigDecimal factor =
        BigMath.exp(less.multiply(BigMath.log(missed))).multiply(new BigDecimal(gamma));
    BigDecimal first = factor.multiply(p).multiply(TWO.subtract(nll));
    BigDecimal second =
        factor.multiply(less).multiply(p.pow(2)).multiply(nll).divide(missed, DIGITS);
    BigDecimal scale = factor.multiply(p).multiply(TWO.add(nll)).add(second.abs());
    BigDecimal error =
        new BigDecimal(Focal.focalBend(gamma, rest, distance)).subtract(first.add(second));
    return error.abs().divide(scale, DIGITS).doubleValue() / 0x1p-53;
  }

  @Test
  void bendWhereNothingIsMissed() {
    assertThat(Focal.focalBend(2, 0, 0)).isZero();
    assertThat(Focal.focalBend(0.5, 0, 0)).isZero();
    assertThat(Focal.focalBend(2, 1, Double.POSITIVE_INFINITY)).isZero();
  }
}
