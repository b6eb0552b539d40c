package io.lossmith.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** {@link ExactSum} against sums in BigDecimal, which share no code with it. */
class ExactSumTest {

  private static final BigDecimal UNITS_OF_ONE = new BigDecimal(BigInteger.ONE.shiftLeft(2148));
  private static final double MAX = Double.MAX_VALUE;
  private static final double MIN = Double.MIN_VALUE;

  /** More terms than digits take without a carry, several times over. */
  private static final int MANY = 10_000;

  @Provide
  Arbitrary<List<Double>> terms() {
    return finite().list().ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<Double>> positiveTerms() {
    return finite().map(Math::abs).filter(x -> x > 0d).list().ofMinSize(1).ofMaxSize(20);
  }

  private static Arbitrary<Double> finite() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.doubles().between(-20d, 20d),
        Arbitraries.of(0d, -0d, 1d, -1d, MIN, -MIN, MAX, -MAX),
        Arbitraries.of(Double.MIN_NORMAL, 0x0.fffffffffffffp-1022, 0x1p53 - 1, 0x1p1023));
  }

  @Property(tries = 1000)
  void ofDoublesIsExactAndRoundedOnce(@ForAll("terms") List<Double> terms) {
    ExactSum sum = sum(terms);
    BigDecimal exact = exact(terms);
    assertIs(sum, exact);
    assertThat(Nearest.isNearest(sum.value(), exact, BigDecimal.ONE)).isTrue();
  }

  @Property(tries = 1000)
  void ofProductsIsExactAndRoundedOnce(
      @ForAll("terms") List<Double> a, @ForAll("terms") List<Double> b) {
    ExactSum sum = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      sum.addProduct(a.get(i), b.get(i));
      exact = exact.add(new BigDecimal(a.get(i)).multiply(new BigDecimal(b.get(i))));
    }
    assertIs(sum, exact);
    assertThat(Nearest.isNearest(sum.value(), exact, BigDecimal.ONE)).isTrue();
  }

  @Property(tries = 1000)
  void quotientsAreRoundedOnce(
      @ForAll("terms") List<Double> terms, @ForAll("positiveTerms") List<Double> divisorTerms) {
    double quotient = sum(terms).dividedBy(sum(divisorTerms));
    assertThat(Nearest.isNearest(quotient, exact(terms), exact(divisorTerms)))
        .as("%s", quotient)
        .isTrue();
  }

  @Property(tries = 500)
  void sumsAddUp(@ForAll("terms") List<Double> a, @ForAll("terms") List<Double> b) {
    ExactSum sum = sum(a);
    ExactSum other = sum(b);
    BigInteger before = other.units();
    sum.add(other);
    assertIs(sum, exact(a).add(exact(b)));
    assertThat(other.units()).isEqualTo(before);
    sum.add(sum);
    assertIs(sum, exact(a).add(exact(b)).multiply(BigDecimal.valueOf(2)));
  }

  @Property(tries = 500)
  void unitsAreReadBack(@ForAll("terms") List<Double> terms) {
    ExactSum sum = sum(terms);
    ExactSum copy = sum(List.of(1d, MAX));
    copy.setUnits(sum.units());
    assertIs(copy, exact(terms));
    copy.add(copy);
    copy.add(-3d);
    assertIs(copy, exact(terms).multiply(BigDecimal.valueOf(2)).subtract(BigDecimal.valueOf(3)));
  }

  /** Each digit is filled to the brim, from each position within it, with either sign. */
  @Test
  void carriesAreTakenInTime() {
    for (int shift = 0; shift < 32; shift++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        double term = sign * Math.scalb(0x1.fffffffffffffp0, shift);
        ExactSum sum = new ExactSum();
        ExactSum products = new ExactSum();
        ExactSum merged = new ExactSum();
        ExactSum mixed = new ExactSum();
        ExactSum one = sum(List.of(term));
        for (int i = 0; i < MANY; i++) {
          sum.add(term);
          products.addProduct(term, 0x1.fffffffffffffp0);
          merged.add(one);
          mixed.add(term);
          mixed.add(one);
        }
        BigDecimal exact = new BigDecimal(term).multiply(BigDecimal.valueOf(MANY));
        assertIs(sum, exact);
        assertIs(merged, exact);
        assertIs(mixed, exact.multiply(BigDecimal.valueOf(2)));
        assertIs(products, exact.multiply(new BigDecimal(0x1.fffffffffffffp0)));
        // Digits that have not been carried are read, and added, as the number they stand for.
        one.add(sum);
        assertIs(one, exact.add(new BigDecimal(term)));
      }
    }
  }

  @Test
  void isOfNoTermsAtFirstAndAfterClear() {
    ExactSum sum = new ExactSum();
    assertThat(sum.units()).isZero();
    assertThat(sum.value()).isEqualTo(0d);
    sum.add(-MAX);
    sum.addProduct(MIN, MIN);
    sum.clear();
    assertThat(sum.units()).isZero();
    sum.add(2.5d);
    assertThat(sum.value()).isEqualTo(2.5d);
    // A carry that is due after clearing is still taken.
    for (int round = 0; round < 5; round++) {
      sum.clear();
      for (int i = 0; i < 2000; i++) {
        sum.add(0x1.fffffffffffffp31);
      }
      assertIs(sum, new BigDecimal(0x1.fffffffffffffp31).multiply(BigDecimal.valueOf(2000)));
    }
  }

  @Test
  void wholeNumbers() {
    ExactSum sum = new ExactSum();
    BigDecimal exact = BigDecimal.ZERO;
    for (int number : new int[] {0, 1, 2, 1000, Integer.MAX_VALUE, Integer.MAX_VALUE}) {
      sum.addInteger(number);
      exact = exact.add(BigDecimal.valueOf(number));
      assertIs(sum, exact);
    }
  }

  @Test
  void nothingIsLostToCancellationOrRange() {
    assertThat(sum(List.of(1e308, MIN, 1e308, -1e308, -1e308)).value()).isEqualTo(MIN);
    assertThat(sum(List.of(MAX, MAX)).value()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sum(List.of(-MAX, -MAX)).value()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(sum(List.of(MAX, MAX)).dividedBy(sum(List.of(2d)))).isEqualTo(MAX);

    ExactSum products = new ExactSum();
    products.addProduct(MIN, MIN);
    assertThat(products.units()).isEqualTo(BigInteger.ONE);
    assertThat(products.value()).isEqualTo(0d);
    products.addProduct(-MAX, MAX);
    products.addProduct(MAX, MAX);
    assertThat(products.units()).isEqualTo(BigInteger.ONE);
    products.addProduct(-MIN, MIN);
    assertThat(products.units()).isZero();
  }

  @Test
  void roundingAtTheEdges() {
    double half = 0x1p-53;
    assertThat(sum(List.of(1d, half)).value()).isEqualTo(1d);
    assertThat(sum(List.of(1d, half, MIN)).value()).isEqualTo(Math.nextUp(1d));
    assertThat(sum(List.of(1d, half, -MIN)).value()).isEqualTo(1d);
    assertThat(sum(List.of(Math.nextUp(1d), half)).value()).isEqualTo(1d + 0x1p-51);
    assertThat(sum(List.of(-1d, -half, -MIN)).value()).isEqualTo(Math.nextDown(-1d));
    assertThat(sum(List.of(MAX, Math.ulp(MAX) / 2, -MIN)).value()).isEqualTo(MAX);
    assertThat(sum(List.of(MAX, Math.ulp(MAX) / 2)).value()).isEqualTo(Double.POSITIVE_INFINITY);

    assertThat(quotient(MIN, 2d)).isEqualTo(0d);
    assertThat(quotient(-MIN, 2d)).isEqualTo(Double.valueOf(-0d));
    assertThat(quotient(3 * MIN, 2d)).isEqualTo(2 * MIN);
    assertThat(quotient(MIN, Math.nextDown(2d))).isEqualTo(MIN);
    assertThat(quotient(Double.MIN_NORMAL - MIN, Math.nextDown(1d)))
        .isEqualTo(Double.MIN_NORMAL - MIN);
    assertThat(quotient(MAX, 0.5d)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(quotient(0d, MIN)).isEqualTo(Double.valueOf(0d));
    assertThat(quotient(0d, MAX)).isEqualTo(0d);
  }

  @Test
  void smallDivisorsOfNothing() {
    ExactSum divisor = new ExactSum();
    divisor.addProduct(MIN, MIN);
    assertThat(new ExactSum().dividedBy(divisor)).isEqualTo(0d);
    assertThat(divisor.dividedBy(divisor)).isEqualTo(1d);
  }

  private static double quotient(double dividend, double divisor) {
    return sum(List.of(dividend)).dividedBy(sum(List.of(divisor)));
  }

  private static ExactSum sum(List<Double> terms) {
    ExactSum sum = new ExactSum();
    terms.forEach(sum::add);
    return sum;
  }

  private static BigDecimal exact(List<Double> terms) {
    return terms.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void assertIs(ExactSum sum, BigDecimal exact) {
    assertThat(new BigDecimal(sum.units())).isEqualByComparingTo(exact.multiply(UNITS_OF_ONE));
  }
}
