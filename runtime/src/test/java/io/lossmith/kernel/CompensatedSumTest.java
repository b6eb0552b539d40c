package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The total of many terms is as good as its terms. */
class CompensatedSumTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double sum(double... terms) {
    double sum = 0;
    double lost = 0;
    for (double term : terms) {
      double next = sum + term;
      lost += CompensatedSum.lost(sum, term, next);
      sum = next;
    }
    return CompensatedSum.total(sum, lost);
  }

  @Test
  void equalTermsLoseNothing() {
    double[] terms = new double[100_000];
    Arrays.fill(terms, 0.1);
    double plain = Arrays.stream(terms).reduce(0, Double::sum);
    double exact = new BigDecimal(0.1).multiply(BigDecimal.valueOf(terms.length)).doubleValue();
    assertThat(plain).isNotEqualTo(exact);
    assertThat(sum(terms)).isEqualTo(exact);
  }

  @Test
  void isWithinAUnitOfTheMagnitudesOfItsTerms() {
    SplittableRandom random = new SplittableRandom(5);
    double worst = 0;
    for (int sample = 0; sample < 50; sample++) {
      double[] terms = new double[1000];
      Arrays.setAll(terms, i -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(40)));
      BigDecimal exact = BigDecimal.ZERO;
      double magnitude = 0;
      for (double term : terms) {
        exact = exact.add(new BigDecimal(term));
        magnitude += Math.abs(term);
      }
      double error = new BigDecimal(sum(terms)).subtract(exact).abs().doubleValue();
      worst = Math.max(worst, error / Math.ulp(magnitude));
    }
    System.out.println("worst compensated sum of 1000 terms: " + worst + " ulp of its magnitudes");
    assertThat(worst).isPositive().isLessThan(1);
  }

  @Test
  void isThePlainSumWhereThatIsNotFinite() {
    assertThat(sum(1, INFINITY, 2)).isEqualTo(INFINITY);
    assertThat(sum(-INFINITY, 2)).isEqualTo(-INFINITY);
    assertThat(sum(Double.MAX_VALUE, Double.MAX_VALUE)).isEqualTo(INFINITY);
    assertThat(sum(INFINITY, -INFINITY)).isNaN();
    assertThat(sum(1, Double.NaN)).isNaN();
    assertThat(sum()).isEqualTo(0.0);
  }
}
