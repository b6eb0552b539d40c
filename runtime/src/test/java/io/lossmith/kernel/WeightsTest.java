package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link Weights}: plain products but for 0 times infinity, and entries that lose nothing. */
class WeightsTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void productsOfNumbersAreProducts() {
    assertThat(Weights.product(3d, -0.5)).isEqualTo(-1.5);
    assertThat(Weights.product(3f, -0.5f)).isEqualTo(-1.5f);
    assertThat(Weights.product(2d, INFINITY)).isEqualTo(INFINITY);
    assertThat(Weights.product(-2f, Float.POSITIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Weights.product(0d, 5d)).isZero();
    assertThat(Weights.product(0f, 5f)).isZero();
  }

  @Test
  void zeroTakesAwayInfinity() {
    for (double infinity : new double[] {INFINITY, -INFINITY}) {
      assertThat(Weights.product(0d, infinity)).isZero();
      assertThat(Weights.product(infinity, 0d)).isZero();
      assertThat(Weights.product(0f, (float) infinity)).isZero();
      assertThat(Weights.product((float) infinity, 0f)).isZero();
    }
  }

  @Test
  void nanStaysNan() {
    for (double other : new double[] {0, 2, INFINITY, Double.NaN}) {
      assertThat(Weights.product(Double.NaN, other)).isNaN();
      assertThat(Weights.product(other, Double.NaN)).isNaN();
      assertThat(Weights.product(Float.NaN, (float) other)).isNaN();
      assertThat(Weights.product((float) other, Float.NaN)).isNaN();
    }
  }

  @Test
  void anEntryIsItsFormula() {
    // 2 * 0.5 - 0.75 - 0.75 * 0.25
    assertThat(Weights.entry(0.5, 2d, 0.25, 0.75)).isEqualTo(0.0625);
    assertThat(Weights.entry(0.5f, 2f, 0.25f, 0.75f)).isEqualTo(0.0625f);
  }

  @Test
  void whatIsAlikeLosesNothing() {
    // All is exact but the product, whose last digits a rounded one would lose.
    double e = 1 + 0x1p-30;
    assertThat(Weights.entry(e, e, 0d, 1 + 0x1p-29)).isEqualTo(0x1p-60);
    float f = 1 + 0x1p-15f;
    assertThat(Weights.entry(f, f, 0f, 1 + 0x1p-14f)).isEqualTo(0x1p-30f);
  }
}
