package io.lossmith.build;

/**
 * The vector exponential as text of a template: the operations of {@code expNegative} in {@code
 * ScalarMath} and {@code DoubleMath}, which differ in the degree of their polynomials.
 */
final class Exponential {

  private Exponential() {}

  /** What {@link #of} refers to, a number each. */
  static Numbers numbers(int degree) {
    Numbers numbers = new Numbers("exponential");
    numbers.add("one", "1");
    numbers.add("minusOne", "-1");
    numbers.add("largest", "$ScalarMath$.LARGEST_DISTANCE");
    numbers.add("minusLog2E", "-LOG2_E");
    numbers.add("rounder", "EXPONENT_ROUNDER");
    numbers.add("ln2", "LN_2");
    numbers.add("ln2Low", "LN_2_LOW");
    for (int power = 2; power <= degree; power++) {
      String sign = power % 2 == 0 ? "" : "-";
      numbers.add(coefficient(power), sign + "EXP_" + power);
    }
    return numbers;
  }

  /** The polynomial is one of the distance's rest, so the signs of its coefficients alternate. */
  private static String coefficient(int power) {
    return switch (power) {
      case 0 -> "one";
      case 1 -> "minusOne";
      default -> (power % 2 == 0 ? "exp" : "minusExp") + power;
    };
  }

  /** The statements that make {@code exponential} of {@code distance}, names with a suffix. */
  static String of(String suffix, int degree) {
    StringBuilder polynomial = new StringBuilder();
    for (int power = degree - 2; power >= 0; power--) {
      polynomial.append(
          "      p%1$s = p%1$s.fma(s%1$s, %2$s);%n".formatted(suffix, coefficient(power)));
    }
    return """
              $Float$Vector shifted%1$s = distance%1$s.fma(minusLog2E, rounder);
              $Float$Vector n%1$s = shifted%1$s.sub(rounder);
              $Float$Vector s%1$s = n%1$s.fma(ln2Low, n%1$s.fma(ln2, distance%1$s));
              $Float$Vector p%1$s = s%1$s.fma(%2$s, %3$s);
        %4$s      $Float$Vector power%1$s =
                  shifted%1$s.reinterpretAs$Int$s().lanewise(LSHL, FRACTION_BITS).reinterpretAs$Float$s();
              $Float$Vector exponential%1$s =
                  p%1$s.mul(power%1$s).blend(zero, distance%1$s.compare(GT, largest));
        """
        .formatted(suffix, coefficient(degree), coefficient(degree - 1), polynomial);
  }
}
