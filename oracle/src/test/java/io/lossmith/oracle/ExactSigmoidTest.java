package io.lossmith.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactSigmoidTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final MathContext DIGITS = BigMath.WORKING;
  private static final SigmoidOptions SUM =
      SigmoidOptions.of(1).withReduction(LossOptions.Reduction.SUM);

  @Test
  void lossAndDerivativesAreThoseOfTheTextbook() {
    WorstCase loss = new WorstCase("sigmoid loss against the textbook", "of itself");
    WorstCase first = new WorstCase("sigmoid gradient against difference quotients", "of scale");
    WorstCase second = new WorstCase("sigmoid Hessian against difference quotients", "of scale");
    Random random = new Random(7);
    for (int i = 0; i < 400; i++) {
      double[] gammas = {0, 0.5, 1, 2, 3.25};
      double y = i % 3 == 0 ? random.nextDouble() : random.nextInt(2);
      double gamma = gammas[random.nextInt(gammas.length)];
      SigmoidOptions options =
          SUM.withPositiveWeights(0.1 + random.nextDouble())
              .withClassWeights(0.1 + random.nextDouble())
              .withLabelSmoothing(random.nextInt(3) * 0.125)
              .withFocalGamma(gamma);
      double x = random.nextGaussian() * (1 + 10 * random.nextInt(3));
      double s = random.nextGaussian();
      ExactSigmoid exact =
          new ExactSigmoid(options, new double[][] {{x}}, new double[][] {{y}}, new double[] {s});
      String where = options + " x=" + x + " y=" + y;
      BigDecimal step = new BigDecimal("1e-15");
      BigDecimal at = new BigDecimal(x);
      BigDecimal here = naive(options, at, y, s);
      BigDecimal right = naive(options, at.add(step), y, s);
      BigDecimal left = naive(options, at.subtract(step), y, s);
      BigDecimal slope = right.subtract(left).divide(step.multiply(BigDecimal.valueOf(2)), DIGITS);
      BigDecimal bend =
          right.add(left).subtract(here).subtract(here).divide(step.multiply(step), DIGITS);
      loss.record(error(exact.loss(), here, exact.loss().abs()), () -> where);
      first.record(
          error(exact.gradient(0, 0), slope, exact.gradientScale(0, 0).add(tiny(1e-28))),
          () -> where);
      DoubleDouble scale = exact.hessianVectorProductScale(0, 0, 1.5).add(tiny(1e-20));
      BigDecimal along = bend.multiply(new BigDecimal("1.5"));
      second.record(error(exact.hessianVectorProduct(0, 0, 1.5), along, scale), () -> where);
    }
    assertThat(loss.print()).isLessThan(1e-27);
    assertThat(first.print()).isLessThan(1e-27);
    assertThat(second.print()).isLessThan(1e-25);
  }

  private static BigDecimal naive(SigmoidOptions options, BigDecimal x, double target, double s) {
    BigDecimal one = BigDecimal.ONE;
    BigDecimal eps = new BigDecimal(options.labelSmoothing());
    BigDecimal y =
        new BigDecimal(target).multiply(one.subtract(eps)).add(eps.divide(BigDecimal.valueOf(2)));
    BigDecimal p = one.divide(one.add(BigMath.exp(x.negate())), DIGITS);
    BigDecimal q = one.divide(one.add(BigMath.exp(x)), DIGITS);
    BigDecimal plain =
        y.multiply(new BigDecimal(options.positiveWeight(0)))
            .multiply(BigMath.log(p))
            .add(one.subtract(y).multiply(BigMath.log(q)))
            .negate();
    if (options.focalGamma() != 0) {
      BigDecimal m = y.multiply(q).add(one.subtract(y).multiply(p));
      BigDecimal power = BigMath.log(m).multiply(new BigDecimal(options.focalGamma()));
      plain = plain.multiply(BigMath.exp(power));
    }
    return plain
        .multiply(new BigDecimal(options.classWeight(0)))
        .multiply(new BigDecimal(s), DIGITS);
  }

  private static DoubleDouble tiny(double value) {
    return DoubleDouble.of(value);
  }

  private static double error(DoubleDouble value, BigDecimal naive, DoubleDouble scale) {
    return value.subtract(DoubleDouble.of(naive)).abs().divide(scale).toDouble();
  }

  @ParameterizedTest
  @ValueSource(doubles = {20, 40, 100, 400, 700})
  void confidentLabelsLoseNothing(double x) {
    BigDecimal e = BigMath.exp(BigDecimal.valueOf(-x));
    BigDecimal q = e.divide(BigDecimal.ONE.add(e), DIGITS);
    ExactSigmoid right = new ExactSigmoid(SUM, new double[][] {{x}}, new double[][] {{1}});
    ExactSigmoid wrong = new ExactSigmoid(SUM, new double[][] {{x}}, new double[][] {{0}});
    assertThat(right.loss().toDouble()).isEqualTo(BigMath.log1p(e).doubleValue());
    assertThat(right.gradient(0, 0).toDouble()).isEqualTo(q.negate().doubleValue());
    assertThat(right.gradientScale(0, 0)).isEqualTo(right.gradient(0, 0).abs());
    assertThat(right.hessianVectorProduct(0, 0, 1).toDouble())
        .isEqualTo(q.multiply(BigDecimal.ONE.subtract(q)).doubleValue());
    assertThat(wrong.loss()).isEqualTo(right.loss().add(DoubleDouble.of(x)));
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 1, 0, 0",
    "Infinity, 0, Infinity, 1",
    "-Infinity, 1, Infinity, -1",
    "-Infinity, 0, 0, 0",
    "NaN, 1, NaN, NaN",
    "-Infinity, 9, 0, 0",
    "NaN, 9, 0, 0"
  })
  void specialValuesAreLimits(double logit, double target, double loss, double gradient) {
    for (double gamma : new double[] {0, 2}) {
      ExactSigmoid entry =
          new ExactSigmoid(
              SUM.withIgnoreIndex(9).withFocalGamma(gamma),
              new double[][] {{logit}},
              new double[][] {{target}});
      assertThat(entry.loss()).isEqualTo(DoubleDouble.of(loss));
      assertThat(entry.gradient(0, 0)).isEqualTo(DoubleDouble.of(gradient));
    }
    ExactSigmoid weightless =
        new ExactSigmoid(
            SUM.withClassWeights(0), new double[][] {{INFINITY}}, new double[][] {{0}});
    assertThat(weightless.loss().toDouble()).isEqualTo(0.0);
  }

  @ParameterizedTest
  @CsvSource({"ALL_ENTRIES, 6", "KEPT_ENTRIES, 3", "ALL_ROWS, 3", "KEPT_ROWS, 2", "WEIGHTS, 18"})
  void divisorsAreThoseOfTheirNames(SigmoidOptions.Divisor divisor, double expected) {
    double[][] logits = {{1, -2}, {0.5, 3}, {7, 7}};
    double[][] targets = {{0, 1}, {1, -1}, {-1, -1}};
    double[] weights = {1, 3, 100};
    SigmoidOptions options =
        SigmoidOptions.of(2).withIgnoreIndex(-1).withDivisor(divisor).withClassWeights(4, 2);
    ExactSigmoid mean = new ExactSigmoid(options, logits, targets, weights);
    ExactSigmoid sum =
        new ExactSigmoid(
            options.withReduction(LossOptions.Reduction.SUM), logits, targets, weights);
    assertThat(mean.divisor().toDouble()).isEqualTo(expected);
    assertThat(mean.loss()).isEqualTo(sum.loss().divide(mean.divisor()));
    assertThat(mean.gradient(0, 1)).isEqualTo(sum.gradient(0, 1).divide(mean.divisor()));
    assertThat(sum.loss()).isEqualTo(sum.rowLoss(0).add(sum.rowLoss(1)));
    assertThat(sum.loss(0, 1).toDouble()).isEqualTo(2 * Math.log1p(Math.exp(2)));
    assertThat(mean.probability(0, 0).toDouble()).isEqualTo(1 / (1 + Math.exp(-1)));
  }

  @Test
  void meanOfNothingIsNanOrZeroAndItsDerivativesAreZero() {
    SigmoidOptions options =
        SigmoidOptions.of(1).withIgnoreIndex(-1).withDivisor(SigmoidOptions.Divisor.KEPT_ENTRIES);
    double[][] logits = {{3}};
    double[][] targets = {{-1}};
    ExactSigmoid empty = new ExactSigmoid(options, logits, targets);
    assertThat(empty.loss().isNaN()).isTrue();
    assertThat(empty.gradient(0, 0).toDouble()).isEqualTo(0.0);
    assertThat(empty.hessianVectorProduct(0, 0, 1).toDouble()).isEqualTo(0.0);
    assertThat(new ExactSigmoid(options.withEmptyMeanZero(), logits, targets).loss().toDouble())
        .isEqualTo(0.0);
  }

  @Test
  void otherShapesAreRefused() {
    assertThatThrownBy(() -> new ExactSigmoid(SUM, new double[2][1], new double[1][1]))
        .hasMessage(
            "logits, targets and sample weights of 2, 1 and 2 rows; expected the same, each of 1"
                + " classes");
    assertThatThrownBy(() -> new ExactSigmoid(SUM, new double[1][2], new double[1][1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
