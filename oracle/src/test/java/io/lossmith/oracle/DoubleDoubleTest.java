package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoubleDoubleTest {
  private static final double U_SQUARED = 0x1p-106;

  @Test
  void sumsAreRelativelyAccurateWhateverTheSigns() {
    assertOperation("sum", DoubleDouble::add, BigDecimal::add, 3);
    assertOperation("difference", DoubleDouble::subtract, BigDecimal::subtract, 3);
  }

  @Test
  void productsAndQuotientsAreRelativelyAccurate() {
    assertOperation("product", DoubleDouble::multiply, BigDecimal::multiply, 5);
    assertOperation("quotient", DoubleDouble::divide, (a, b) -> a.divide(b, BigMath.PRECISION), 10);
  }

  @Test
  void sumAndProductOfTwoDoublesAreExact() {
    Random random = new Random(2);
    for (int i = 0; i < 10_000; i++) {
      double a = random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
      double b = random.nextGaussian() * Math.scalb(1.0, random.nextInt(60) - 30);
      BigDecimal exactA = new BigDecimal(a);
      BigDecimal exactB = new BigDecimal(b);
      assertThat(DoubleDouble.sum(a, b).toBigDecimal()).isEqualByComparingTo(exactA.add(exactB));
      assertThat(DoubleDouble.difference(a, b).toBigDecimal())
          .isEqualByComparingTo(exactA.subtract(exactB));
      assertThat(DoubleDouble.product(a, b).toBigDecimal())
          .isEqualByComparingTo(exactA.multiply(exactB));
    }
  }

  @Test
  void differenceOfTheLargestFloatsIsExact() {
    DoubleDouble difference = DoubleDouble.difference(Float.MAX_VALUE, Float.MIN_VALUE);
    assertThat(difference.toBigDecimal())
        .isEqualByComparingTo(
            new BigDecimal(Float.MAX_VALUE).subtract(new BigDecimal(Float.MIN_VALUE)));
  }

  @Test
  void toFloatRoundsOnceInHardPlaces() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      float below = (float) (random.nextGaussian() * Math.scalb(1.0, -(i % 150)));
      double middle = below + (Math.nextUp(below) - (double) below) / 2;
      double nudge = middle * 0x1p-60 * (random.nextInt(3) - 1);
      DoubleDouble value = DoubleDouble.sum(middle, nudge);
      assertThat(value.toFloat()).as("%s", value).isEqualTo(nearest(below, nudge));
    }
  }

  /** Of the two floats around the middle of {@code below} and its upper neighbour. */
  private static float nearest(float below, double nudge) {
    float above = Math.nextUp(below);
    if (nudge == 0) {
      return (Float.floatToRawIntBits(below) & 1) == 0 ? below : above;
    }
    return nudge < 0 ? below : above;
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 1, Infinity, Infinity, Infinity",
    "1, Infinity, Infinity, Infinity, 0",
    "-Infinity, 2, -Infinity, -Infinity, -Infinity",
    "Infinity, -Infinity, NaN, -Infinity, NaN",
    "0, 0, 0, 0, NaN",
    "1e308, 1e308, Infinity, Infinity, 1",
    "NaN, 1, NaN, NaN, NaN",
  })
  void specialValuesBehaveAsInDouble(
      double a, double b, double sum, double product, double quotient) {
    DoubleDouble first = DoubleDouble.of(a);
    DoubleDouble second = DoubleDouble.of(b);
    assertThat(first.add(second).toDouble()).isEqualTo(Double.valueOf(sum));
    assertThat(first.multiply(second).toDouble()).isEqualTo(Double.valueOf(product));
    assertThat(first.divide(second).toDouble()).isEqualTo(Double.valueOf(quotient));
  }

  @Test
  void infinityHasNoDecimalValue() {
    assertThat(DoubleDouble.INFINITY.negate()).hasToString("-Infinity");
    assertThatThrownBy(DoubleDouble.INFINITY::toBigDecimal)
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("Infinity has no decimal value");
  }

  @Test
  void orderIsThatOfTheValues() {
    DoubleDouble above = DoubleDouble.sum(1, 0x1p-80);
    assertThat(above).isGreaterThan(DoubleDouble.ONE).isNotEqualTo(DoubleDouble.ONE);
    assertThat(above.negate()).isLessThan(DoubleDouble.ONE.negate());
    assertThat(DoubleDouble.NAN).isGreaterThan(DoubleDouble.INFINITY);
    assertThat(DoubleDouble.of(-0.0))
        .isEqualTo(DoubleDouble.ZERO)
        .hasSameHashCodeAs(DoubleDouble.ZERO)
        .isEqualByComparingTo(DoubleDouble.ZERO);
    assertThat(above).isEqualTo(DoubleDouble.sum(1, 0x1p-80)).isNotEqualTo("1");
  }

  @Test
  void weighingByZeroGivesZeroButForNan() {
    assertThat(DoubleDouble.ZERO.weigh(DoubleDouble.INFINITY)).isEqualTo(DoubleDouble.ZERO);
    assertThat(DoubleDouble.INFINITY.weigh(DoubleDouble.of(-0.0))).isEqualTo(DoubleDouble.ZERO);
    assertThat(DoubleDouble.ZERO.weigh(DoubleDouble.NAN).isNaN()).isTrue();
    assertThat(DoubleDouble.of(3).weigh(DoubleDouble.of(5)).toDouble()).isEqualTo(15);
    assertThat(DoubleDouble.of(-3).weigh(DoubleDouble.INFINITY))
        .isEqualTo(DoubleDouble.INFINITY.negate());
  }

  private static void assertOperation(
      String name,
      BinaryOperator<DoubleDouble> operation,
      BinaryOperator<BigDecimal> exact,
      double bound) {
    Random random = new Random(4);
    WorstCase worst = new WorstCase(name, "* 2^-106");
    for (int i = 0; i < 20_000; i++) {
      DoubleDouble a = random(random);
      // Every second pair nearly cancels.
      DoubleDouble b =
          i % 2 == 0 ? random(random) : a.negate().add(random(random).scale(-random.nextInt(100)));
      BigDecimal expected = exact.apply(a.toBigDecimal(), b.toBigDecimal());
      BigDecimal actual = operation.apply(a, b).toBigDecimal();
      if (expected.signum() != 0) {
        BigDecimal relative = actual.subtract(expected).divide(expected, BigMath.PRECISION).abs();
        worst.record(relative.doubleValue() / U_SQUARED, () -> a + " and " + b);
      }
    }
    assertThat(worst.print()).isLessThanOrEqualTo(bound);
  }

  private static DoubleDouble random(Random random) {
    double high = random.nextGaussian() * Math.scalb(1.0, random.nextInt(40) - 20);
    return DoubleDouble.sum(high, high * (random.nextDouble() - 0.5) * 0x1p-53);
  }
}
