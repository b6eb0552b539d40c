package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.oracle.DoubleDouble;
import io.lossmith.oracle.DoubleDoubleMath;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Softcap} against its formulas in 106 bits, and at its borders. */
class SoftcapTest {

  private static final double DOUBLE = 4e-15;
  private static final double FLOAT = 3e-6;

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 2, 3, 30})
  void valueSlopeAndCurvatureAreThoseOfTheFormula(double softcap) {
    for (double logit = -40; logit <= 40; logit += 0.61) {
      // Rounded first: near a cap the result forgets its argument's error, the curvature does not.
      DoubleDouble scaled = DoubleDouble.of(logit / softcap);
      DoubleDouble tanh = DoubleDoubleMath.tanh(scaled);
      DoubleDouble slope = DoubleDoubleMath.squaredSech(scaled);
      double capped = tanh.multiply(DoubleDouble.of(softcap)).toDouble();
      double curvature =
          tanh.multiply(slope).twice().negate().divide(DoubleDouble.of(softcap)).toDouble();

      assertThat(Softcap.capped(logit, softcap)).isCloseTo(capped, relative(DOUBLE, capped));
      assertThat(Softcap.slope(logit, softcap))
          .isCloseTo(slope.toDouble(), relative(DOUBLE, slope.toDouble()));
      assertThat(Softcap.curvature(logit, softcap))
          .isCloseTo(curvature, relative(2 * DOUBLE, curvature));

      float f = (float) logit;
      float cap = (float) softcap;
      double unit = Math.abs(logit / softcap) + 1;
      assertThat((double) Softcap.capped(f, cap)).isCloseTo(capped, relative(FLOAT, capped));
      if (slope.toDouble() > 0x1p-90) {
        assertThat((double) Softcap.slope(f, cap))
            .isCloseTo(slope.toDouble(), relative(FLOAT * unit, slope.toDouble()));
        assertThat((double) Softcap.curvature(f, cap))
            .isCloseTo(curvature, relative(FLOAT * unit, curvature));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void anInfiniteLogitStaysInfinite(double logit) {
    assertThat(Softcap.capped(logit, 3d)).isEqualTo(logit);
    assertThat(Softcap.capped((float) logit, 3f)).isEqualTo((float) logit);
    assertThat(Softcap.slope(logit, 3d)).isZero();
    assertThat(Softcap.slope((float) logit, 3f)).isZero();
    assertThat(Softcap.curvature(logit, 3d)).isZero();
    assertThat(Softcap.curvature((float) logit, 3f)).isZero();
  }

  @Test
  void theLargestLogitIsCapped() {
    assertThat(Softcap.capped(Double.MAX_VALUE, 3d)).isEqualTo(3);
    assertThat(Softcap.capped(-Float.MAX_VALUE, 3f)).isEqualTo(-3);
    assertThat(Softcap.capped(Double.NaN, 3d)).isNaN();
    assertThat(Softcap.capped(Float.NaN, 3f)).isNaN();
  }

  @Test
  void anEntryOfZeroStaysZeroWhateverTheSlope() {
    assertThat(Softcap.chained(0d, Double.NaN)).isZero();
    assertThat(Softcap.chained(0f, Float.NaN)).isZero();
    assertThat(Softcap.chained(-0f, 1f)).isEqualTo(-0f);
    assertThat(Softcap.chained(3d, 0.25)).isEqualTo(0.75);
    assertThat(Softcap.chained(3f, 0.25f)).isEqualTo(0.75f);
    assertThat(Softcap.chained(3d, Double.NaN)).isNaN();
    assertThat(Softcap.chained(3f, Float.NaN)).isNaN();
  }

  private static Offset<Double> relative(double relative, double exact) {
    return within(relative * Math.abs(exact));
  }
}
