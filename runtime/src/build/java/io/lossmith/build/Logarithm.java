package io.lossmith.build;

/**
 * The vector logarithm as text of a template: the operations of {@code log1p} in {@code ScalarMath}
 * and {@code DoubleMath}, which share the reduction alone.
 */
final class Logarithm {

  private Logarithm() {}

  /** What {@link #of} refers to beside the constants of {@link Exponential}, made vectors. */
  static String constants(ElementType type) {
    StringBuilder code = new StringBuilder();
    code.append(
        """
            $Int$Vector rounderBits = rounder.reinterpretAs$Int$s();
            $Int$Vector breakBits = $Int$Vector.broadcast($INTS$, BREAK_BITS);
            $Int$Vector exponentMask = $Int$Vector.broadcast($INTS$, EXPONENT_MASK);
            $Int$Vector oneBits = one.reinterpretAs$Int$s();
        """);
    boolean isFloat = type == ElementType.FLOAT;
    for (int power = 2; power <= (isFloat ? 10 : 16); power += isFloat ? 1 : 2) {
      Exponential.constant(code, "log" + power, "LOG_" + power);
    }
    if (!isFloat) {
      Exponential.constant(code, "two", "2f");
      Exponential.constant(code, "oneHalf", "0.5f");
    }
    return code.toString();
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
