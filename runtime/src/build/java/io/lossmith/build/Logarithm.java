package io.lossmith.build;

/**
 * The vector logarithm as text of a template: the operations of {@code log1p} in {@code ScalarMath}
 * and {@code DoubleMath}, which share the reduction alone.
 */
final class Logarithm {

  private Logarithm() {}

  /** What {@link #of} refers to beside what {@link Exponential} does, a number each. */
  static Numbers numbers(ElementType type) {
    Numbers numbers = new Numbers("logarithm");
    numbers.add("lowestOfReduced", "$Float$.$int$BitsTo$Float$(BREAK_BITS)");
    numbers.add("exponentBits", "$Float$.$int$BitsTo$Float$(EXPONENT_MASK)");
    boolean isFloat = type == ElementType.FLOAT;
    for (int power = 2; power <= (isFloat ? 10 : 16); power += isFloat ? 1 : 2) {
      numbers.add("log" + power, "LOG_" + power);
    }
    if (!isFloat) {
      numbers.add("two", "2");
      numbers.add("oneHalf", "0.5f");
    }
    return numbers;
  }

  /** The vectors that {@link #of} refers to. */
  static String constants(ElementType type) {
    return numbers(type).vectors()
        + """
            $Int$Vector rounderBits = rounder.reinterpretAs$Int$s();
            $Int$Vector breakBits = lowestOfReduced.reinterpretAs$Int$s();
            $Int$Vector exponentMask = exponentBits.reinterpretAs$Int$s();
            $Int$Vector oneBits = one.reinterpretAs$Int$s();
        """;
  }

  /**
   * The statements that make {@code logarithm} of {@code rest}. A small integer k becomes a number
   * as in the exponential's reduction, since AVX2 converts no longs.
   */
  static String of(ElementType type) {
    return REDUCTION + (type == ElementType.FLOAT ? OF_FLOATS : OF_DOUBLES);
  }

  private static final String REDUCTION =
      """
            $Int$Vector aboveBreak = rest.add(one).reinterpretAs$Int$s().sub(breakBits);
            $Float$Vector k =
                aboveBreak
                    .lanewise(ASHR, FRACTION_BITS)
                    .add(rounderBits)
                    .reinterpretAs$Float$s()
                    .sub(rounder);
            $Float$Vector scaleOfRest =
                oneBits.sub(aboveBreak.and(exponentMask)).reinterpretAs$Float$s();
            $Float$Vector f = rest.fma(scaleOfRest, scaleOfRest.sub(one));
      """;

  private static final String OF_FLOATS =
      """
            FloatVector square = f.mul(f);
            FloatVector odd = square.fma(log9, log7);
            FloatVector even = square.fma(log10, log8);
            odd = odd.fma(square, log5);
            even = even.fma(square, log6);
            odd = odd.fma(square, log3);
            even = even.fma(square, log4);
            FloatVector q = even.fma(f, odd).fma(f, log2);
            FloatVector logarithm = k.fma(ln2, f.fma(f.mul(q), f));
      """;

  private static final String OF_DOUBLES =
      """
            DoubleVector t = f.div(f.add(two));
            DoubleVector square = t.mul(t);
            DoubleVector fourth = square.mul(square);
            DoubleVector even = fourth.fma(log16, log12);
            DoubleVector odd = fourth.fma(log14, log10);
            even = even.fma(fourth, log8);
            odd = odd.fma(fourth, log6);
            even = even.fma(fourth, log4);
            odd = odd.fma(fourth, log2);
            DoubleVector r = square.mul(even.fma(square, odd));
            DoubleVector half = f.mul(oneHalf);
            DoubleVector halfSquare = half.mul(f);
            DoubleVector lowOfHalfSquare = half.fma(f, zero.sub(halfSquare));
            DoubleVector low = t.fma(halfSquare.add(r), k.mul(ln2Low).sub(lowOfHalfSquare));
            DoubleVector logarithm = k.fma(ln2, f.sub(halfSquare.sub(low)));
      """;
}
