package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against {@link BigMath}; errors are printed in units of the stated bound. */
class DoubleDoubleMathTest {
  private static final int SAMPLES = 1_000;

  private final Random random = new Random(5);

  @Test
  void expKeepsItsBound() {
    Stream<DoubleDouble> arguments =
        Stream.generate(this::unit)
            .limit(SAMPLES)
            .flatMap(x -> Stream.of(x, x.scale(-30), x.scale(5), x.multiply(of(-670))));
    assertBound("exp", arguments, DoubleDoubleMath::exp, BigMath::exp, DoubleDoubleMath.EXP_ERROR);
  }

  @Test
  void expm1KeepsItsBound() {
    Stream<DoubleDouble> arguments =
        Stream.generate(this::unit)
            .limit(SAMPLES)
            .flatMap(x -> Stream.of(x, x.scale(-3), x.scale(-40), x.scale(-105), x.scale(-500)));
    assertBound(
        "expm1", arguments, DoubleDoubleMath::expm1, this::bigExpm1, DoubleDoubleMath.LOG_ERROR);
  }

  @Test
  void log1pKeepsItsBound() {
    Stream<DoubleDouble> arguments =
        Stream.generate(() -> unit().abs())
            .limit(SAMPLES)
            .flatMap(
                x ->
                    Stream.of(
                        x.scale(-1).negate(),
                        x,
                        x.scale(10),
                        x.scale(-20),
                        x.scale(-105),
                        x.scale(-800)));
    assertBound(
        "log1p", arguments, DoubleDoubleMath::log1p, BigMath::log1p, DoubleDoubleMath.LOG_ERROR);
  }

  @Test
  void logKeepsItsBound() {
    Stream<DoubleDouble> arguments =
        Stream.generate(() -> unit().abs())
            .limit(SAMPLES)
            .flatMap(x -> Stream.of(x, x.scale(1), x.scale(900), x.scale(-800), nearOne(x)));
    assertBound("log", arguments, DoubleDoubleMath::log, BigMath::log, DoubleDoubleMath.LOG_ERROR);
  }

  @Test
  void tanhAndSquaredSechKeepTheirBounds() {
    Supplier<Stream<DoubleDouble>> arguments =
        () ->
            Stream.generate(this::unit)
                .limit(SAMPLES)
                .flatMap(x -> Stream.of(x, x.scale(-40), x.scale(-105), x.scale(5)));
    assertBound(
        "tanh",
        arguments.get(),
        DoubleDoubleMath::tanh,
        x -> {
          BigDecimal e = bigExpm1(x.add(x));
          return e.divide(e.add(BigDecimal.valueOf(2)), BigMath.WORKING);
        },
        8 * DoubleDoubleMath.EXP_ERROR);
    assertBound(
        "sech^2",
        arguments.get(),
        DoubleDoubleMath::squaredSech,
        x -> {
          BigDecimal cosh = BigMath.exp(x).add(BigMath.exp(x.negate()));
          return BigDecimal.valueOf(4).divide(cosh.multiply(cosh), BigMath.WORKING);
        },
        8 * DoubleDoubleMath.EXP_ERROR);
    assertThat(DoubleDoubleMath.tanh(of(-1e300)).toDouble()).isEqualTo(-1);
    assertThat(DoubleDoubleMath.tanh(of(Double.NEGATIVE_INFINITY)).toDouble()).isEqualTo(-1);
    assertThat(DoubleDoubleMath.squaredSech(of(Double.NEGATIVE_INFINITY)).toDouble()).isZero();
  }

  @Test
  void powersAreThoseOfRepeatedMultiplication() {
    WorstCase worst = new WorstCase("pow", "relative");
    for (int i = 0; i < SAMPLES; i++) {
      DoubleDouble x = unit().abs();
      DoubleDouble cube = x.multiply(x).multiply(x);
      DoubleDouble error = DoubleDoubleMath.pow(x, 3).subtract(cube).abs().divide(cube);
      worst.record(error.toDouble(), x::toString);
    }
    assertThat(worst.print()).isLessThan(0x1p-93);
    assertThat(DoubleDoubleMath.pow(of(0), 0)).isEqualTo(DoubleDouble.ONE);
    assertThat(DoubleDoubleMath.pow(of(0), 0.5)).isEqualTo(DoubleDouble.ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "-Infinity, 0, -1, NaN, NaN",
    "-1, 0.36787944117144233, -0.6321205588285577, -Infinity, NaN",
    "0, 1, 0, 0, -Infinity",
    "Infinity, Infinity, Infinity, Infinity, Infinity",
    "NaN, NaN, NaN, NaN, NaN",
    "4.9e-324, 1, 4.9e-324, 4.9e-324, -744.4400719213812",
  })
  void specialValues(double x, double exp, double expm1, double log1p, double log) {
    assertThat(DoubleDoubleMath.exp(of(x)).toDouble()).isEqualTo(Double.valueOf(exp));
    assertThat(DoubleDoubleMath.expm1(of(x)).toDouble()).isEqualTo(Double.valueOf(expm1));
    assertThat(DoubleDoubleMath.log1p(of(x)).toDouble()).isEqualTo(Double.valueOf(log1p));
    assertThat(DoubleDoubleMath.log(of(x)).toDouble()).isEqualTo(Double.valueOf(log));
  }

  private static void assertBound(
      String name,
      Stream<DoubleDouble> arguments,
      UnaryOperator<DoubleDouble> function,
      UnaryOperator<BigDecimal> exact,
      double bound) {
    WorstCase worst = new WorstCase(name, "of its bound " + bound);
    arguments
        .filter(x -> x.toDouble() != 0)
        .forEach(
            x -> {
              BigDecimal expected = exact.apply(x.toBigDecimal());
              BigDecimal error = function.apply(x).toBigDecimal().subtract(expected);
              double relative = error.divide(expected, BigMath.PRECISION).abs().doubleValue();
              worst.record(relative / bound, () -> x.toString());
            });
    assertThat(worst.print()).isLessThanOrEqualTo(1);
  }

  private BigDecimal bigExpm1(BigDecimal x) {
    // Six terms of the series where subtracting 1 would leave too few of the 80 digits.
    if (x.abs().compareTo(new BigDecimal("1e-10")) > 0) {
      return BigMath.exp(x).subtract(BigDecimal.ONE);
    }
    BigDecimal sum = BigDecimal.ONE;
    for (int n = 6; n >= 2; n--) {
      sum = sum.multiply(x).divide(BigDecimal.valueOf(n), BigMath.WORKING).add(BigDecimal.ONE);
    }
    return sum.multiply(x);
  }

  private static DoubleDouble nearOne(DoubleDouble x) {
    return DoubleDouble.ONE.add(x.scale(-30));
  }

  /** Between -1 and 1, all 106 bits at random. */
  private DoubleDouble unit() {
    double high = random.nextDouble() * 2 - 1;
    return DoubleDouble.sum(high, high * (random.nextDouble() - 0.5) * 0x1p-53);
  }

  private static DoubleDouble of(double value) {
    return DoubleDouble.of(value);
  }
}
