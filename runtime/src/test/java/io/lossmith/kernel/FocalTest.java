package io.lossmith.kernel;

import static io.lossmith.oracle.DoubleDoubleMath.exp;
import static io.lossmith.oracle.DoubleDoubleMath.log1p;
import static io.lossmith.oracle.DoubleDoubleMath.pow;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.Ulps;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@link Focal} over rows of two classes whose logits lie a gap apart, against arithmetic of 106
 * bits; the factors of the derivatives against differences of the loss in that arithmetic.
 */
class FocalTest {

  private static final double BOUND_ULPS = 8;

  /** The step of a difference quotient: its error is about the square of it. */
  private static final DoubleDouble STEP = DoubleDouble.of(0x1p-30);

  /** The bend is a difference of terms, and its error relative to them. */
  private static final double FLAT = 1e-3;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3.7})
  void lossesKeepTheirDigitsOnBothSides(double gamma) {
    for (double gap = -20; gap <= 16; gap += 0.37) {
      DoubleDouble exact = loss(gamma, nll(gap));
      double rest = rest(gap);
      double distance = Math.max(0, -gap);
      assertThat(Ulps.errorOfDouble(Focal.focalLoss(gamma, rest, distance), exact))
          .as("gap %s", gap)
          .isLessThan(BOUND_ULPS + gamma * Math.abs(gap));
      assertThat((double) Focal.focalLoss((float) gamma, (float) rest, (float) distance))
          .as("gap %s", gap)
          .isCloseTo(exact.toDouble(), within(exact, 1e-5));
      double nll = nll(gap).toDouble();
      assertThat(Focal.focalLoss(gamma, nll))
          .as("gap %s", gap)
          .isCloseTo(exact.toDouble(), within(exact, 1e-14));
      assertThat((double) Focal.focalLoss((float) gamma, (float) nll))
          .as("gap %s", gap)
          .isCloseTo(exact.toDouble(), within(exact, 2e-6));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3.7})
  void massIsTheDerivativeByThePlainLoss(double gamma) {
    for (double gap = -8; gap <= 8; gap += 0.37) {
      DoubleDouble nll = nll(gap);
      DoubleDouble rise = loss(gamma, nll.add(STEP)).subtract(loss(gamma, nll.subtract(STEP)));
      DoubleDouble quotient = rise.divide(STEP.twice());
      double rest = rest(gap);
      double distance = Math.max(0, -gap);
      assertThat(Focal.focalMass(gamma, rest, distance))
          .as("gap %s", gap)
          .isCloseTo(quotient.toDouble(), within(quotient, 1e-9));
      assertThat((double) Focal.focalMass((float) gamma, (float) rest, (float) distance))
          .as("gap %s", gap)
          .isCloseTo(quotient.toDouble(), within(quotient, 1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2, 3.7})
  void bendIsTheSecondDerivativeByThePlainLoss(double gamma) {
    for (double gap = -8; gap <= 5; gap += 0.37) {
      DoubleDouble nll = nll(gap);
      DoubleDouble quotient =
          loss(gamma, nll.add(STEP))
              .add(loss(gamma, nll.subtract(STEP)))
              .subtract(loss(gamma, nll).twice())
              .divide(STEP.multiply(STEP));
      double exact = quotient.toDouble();
      assertThat(Focal.focalBend(gamma, rest(gap), Math.max(0, -gap)))
          .as("gap %s", gap)
          .isCloseTo(exact, offset(1e-9 * (FLAT + Math.abs(exact))));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 1, 2})
  void aCertainTargetHasNoLossAndNoDerivatives(double gamma) {
    assertThat(Focal.focalLoss(gamma, 0d, 0d)).isZero();
    assertThat(Focal.focalLoss((float) gamma, 0f, 0f)).isZero();
    assertThat(Focal.focalLoss(gamma, 0d)).isZero();
    assertThat(Focal.focalLoss((float) gamma, 0f)).isZero();
    assertThat(Focal.focalMass(gamma, 0d, 0d)).isZero();
    assertThat(Focal.focalMass((float) gamma, 0f, 0f)).isZero();
    assertThat(Focal.focalBend(gamma, 0d, 0d)).isZero();
  }

  @Test
  void anImpossibleTargetHasThePlainLoss() {
    double infinity = Double.POSITIVE_INFINITY;
    float floatInfinity = Float.POSITIVE_INFINITY;
    assertThat(Focal.focalLoss(2d, 1d, infinity)).isEqualTo(infinity);
    assertThat(Focal.focalLoss(2f, 1f, floatInfinity)).isEqualTo(floatInfinity);
    assertThat(Focal.focalLoss(2d, infinity)).isEqualTo(infinity);
    assertThat(Focal.focalLoss(2f, floatInfinity)).isEqualTo(floatInfinity);
    assertThat(Focal.focalMass(2d, 1d, infinity)).isOne();
    assertThat(Focal.focalMass(2f, 1f, floatInfinity)).isOne();
    assertThat(Focal.focalBend(2d, 1d, infinity)).isZero();
  }

  @Test
  void withoutAnExponentItIsThePlainLoss() {
    assertThat(Focal.focalLoss(0d, 0.5, 2d)).isEqualTo(DoubleMath.log1p(0.5) + 2);
    assertThat(Focal.focalLoss(0f, 0.5f, 2f)).isEqualTo(ScalarMath.log1p(0.5f) + 2);
    assertThat(Focal.focalLoss(0d, 0.75)).isEqualTo(0.75);
    assertThat(Focal.focalLoss(0f, 0.75f)).isEqualTo(0.75f);
    assertThat(Focal.focalMass(0d, 0.5, 2d)).isOne();
    assertThat(Focal.focalMass(0f, 0.5f, 2f)).isOne();
  }

  /** The sum without one maximum, of a target's logit that lies a gap above the other. */
  private static double rest(double gap) {
    return exp(DoubleDouble.of(-Math.abs(gap))).toDouble();
  }

  /** log(1 + exp(-gap)). */
  private static DoubleDouble nll(double gap) {
    DoubleDouble plain = log1p(exp(DoubleDouble.of(-Math.abs(gap))));
    return gap < 0 ? plain.subtract(DoubleDouble.of(gap)) : plain;
  }

  /** (1 - exp(-nll))^gamma * nll. */
  private static DoubleDouble loss(double gamma, DoubleDouble nll) {
    DoubleDouble missed = DoubleDouble.ONE.subtract(exp(nll.negate()));
    return pow(missed, gamma).multiply(nll);
  }

  private static Offset<Double> within(DoubleDouble exact, double relative) {
    return offset(relative * Math.abs(exact.toDouble()));
  }

  private static Offset<Double> offset(double absolute) {
    return Offset.offset(absolute);
  }
}
