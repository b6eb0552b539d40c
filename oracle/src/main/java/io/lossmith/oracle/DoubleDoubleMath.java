package io.lossmith.oracle;

import java.math.BigDecimal;

/**
 * Exponential and logarithms of {@link DoubleDouble}.
 *
 * <p>Relative error below {@link #EXP_ERROR} and {@link #LOG_ERROR}, as long as the result is at
 * least 2<sup>-968</sup> (below, see {@link DoubleDouble}). Derivation: after the argument's
 * reduction s = r / 512, nine steps s &larr; 2s + s<sup>2</sup> rebuild e<sup>r</sup> - 1, each
 * adding at most 4u<sup>2</sup> (u = 2<sup>-53</sup>), in all less than 2<sup>-100</sup>; a
 * logarithm is one Newton step from the double result, whose error is squared away, and inherits
 * the exponential's. Tests compare with {@link BigMath} and print the largest error seen.
 *
 * <p>Pure functions: safe for any thread.
 */
public final class DoubleDoubleMath {
  /** Bound on the relative error of {@link #exp}. */
  public static final double EXP_ERROR = 0x1p-100;

  /** Bound on the relative error of {@link #expm1}, {@link #log1p} and {@link #log}. */
  public static final double LOG_ERROR = 0x1p-98;

  private static final double UNDERFLOW = -746;
  private static final double OVERFLOW = 710;

  /** Up to this magnitude e^x - 1 and ln(1 + x) are x, within the bound. */
  private static final double LINEAR = 0x1p-110;

  private static final int HALVINGS = 9;

  /** 1/n! for n = 1 to 5; later terms are so small that double arithmetic is enough for them. */
  private static final DoubleDouble[] INVERSE_FACTORIALS = inverseFactorials(5);

  // ln 2 in two parts; the first has 41 bits, so that its product with any exponent is exact.
  private static final double LN_2_FIRST =
      Double.longBitsToDouble(Double.doubleToRawLongBits(Math.log(2)) & -(1L << 12));
  private static final DoubleDouble LN_2_SECOND =
      DoubleDouble.of(BigMath.ln2().subtract(new BigDecimal(LN_2_FIRST)));

  private DoubleDoubleMath() {}

  /** Returns e to the power x; 0 below -746 and infinity above 710. NaN gives NaN. */
  public static DoubleDouble exp(DoubleDouble x) {
    double argument = x.toDouble();
    if (Double.isNaN(argument)) {
      return x;
    }
    if (argument < UNDERFLOW) {
      return DoubleDouble.ZERO;
    }
    if (argument > OVERFLOW) {
      return DoubleDouble.INFINITY;
    }
    int power = (int) Math.rint(argument / Math.log(2));
    // The larger part first: it cancels exactly, so that what is added later keeps all its bits.
    DoubleDouble reduced =
        x.subtract(DoubleDouble.of(power * LN_2_FIRST)).subtract(smallMultipleOfLn2(power));
    return DoubleDouble.ONE.add(reducedExpm1(reduced)).scale(power);
  }

  /** Returns e to the power x, minus 1, without cancellation. */
  public static DoubleDouble expm1(DoubleDouble x) {
    if (Math.abs(x.toDouble()) < LINEAR) {
      return x;
    }
    return Math.abs(x.toDouble()) <= 0.34 ? reducedExpm1(x) : exp(x).subtract(DoubleDouble.ONE);
  }

  /** Returns the hyperbolic tangent of x: relative error below 8 {@link #EXP_ERROR}. */
  public static DoubleDouble tanh(DoubleDouble x) {
    // Of -2|x|, so that nothing overflows: tanh |x| = -e / (e + 2) with e = exp(-2|x|) - 1.
    DoubleDouble e = expm1(x.abs().twice().negate());
    DoubleDouble magnitude = e.negate().divide(e.add(DoubleDouble.of(2)));
    return x.toDouble() < 0 ? magnitude.negate() : magnitude;
  }

  /** Returns the square of the hyperbolic secant of x, 1 - tanh(x)^2, without cancellation. */
  public static DoubleDouble squaredSech(DoubleDouble x) {
    DoubleDouble e = exp(x.abs().twice().negate());
    DoubleDouble root = e.add(DoubleDouble.ONE);
    return e.scale(2).divide(root.multiply(root));
  }

  /** Returns x to the power exponent, for x of 0 or more and an exponent of 0 or more. */
  public static DoubleDouble pow(DoubleDouble x, double exponent) {
    if (exponent == 0) {
      return DoubleDouble.ONE;
    }
    return x.isZero() ? x : exp(log(x).multiply(DoubleDouble.of(exponent)));
  }

  /** Returns the natural logarithm of 1 + x: -infinity at -1, NaN below. */
  public static DoubleDouble log1p(DoubleDouble x) {
    if (Math.abs(x.toDouble()) < LINEAR) {
      return x;
    }
    double guess = Math.log1p(x.toDouble());
    if (!Double.isFinite(guess)) {
      return DoubleDouble.of(guess);
    }
    // ln(1 + x) = guess + ln(1 + d), d = (x - (e^guess - 1)) / e^guess, |d| about 2^-53 |guess|
    DoubleDouble power = expm1(DoubleDouble.of(guess));
    DoubleDouble d = x.subtract(power).divide(power.add(DoubleDouble.ONE));
    DoubleDouble halfSquare = d.multiply(d).scale(-1);
    return DoubleDouble.of(guess).add(d.subtract(halfSquare));
  }

  /** Returns the natural logarithm of x: -infinity at 0, NaN below. */
  public static DoubleDouble log(DoubleDouble x) {
    double argument = x.toDouble();
    if (!(argument > 0 && argument < Double.POSITIVE_INFINITY)) {
      return DoubleDouble.of(Math.log(argument));
    }
    int power = Math.getExponent(argument * Math.sqrt(2));
    DoubleDouble mantissa = x.scale(-power);
    DoubleDouble logOfMantissa = log1p(mantissa.subtract(DoubleDouble.ONE));
    return DoubleDouble.of(power * LN_2_FIRST).add(smallMultipleOfLn2(power)).add(logOfMantissa);
  }

  /** e^r - 1 for |r| up to about 0.35. */
  private static DoubleDouble reducedExpm1(DoubleDouble r) {
    DoubleDouble s = r.scale(-HALVINGS);
    double t = s.toDouble();
    double tail = (1 + t / 7 * (1 + t / 8 * (1 + t / 9 * (1 + t / 10)))) / 720;
    DoubleDouble sum = DoubleDouble.of(tail);
    for (int n = INVERSE_FACTORIALS.length - 1; n >= 0; n--) {
      sum = INVERSE_FACTORIALS[n].add(sum.multiply(s));
    }
    sum = sum.multiply(s);
    for (int i = 0; i < HALVINGS; i++) {
      sum = sum.twice().add(sum.multiply(sum));
    }
    return sum;
  }

  private static DoubleDouble smallMultipleOfLn2(int power) {
    return LN_2_SECOND.multiply(DoubleDouble.of(power));
  }

  private static DoubleDouble[] inverseFactorials(int count) {
    DoubleDouble[] inverses = new DoubleDouble[count];
    DoubleDouble inverse = DoubleDouble.ONE;
    for (int n = 1; n <= count; n++) {
      inverse = inverse.divide(DoubleDouble.of(n));
      inverses[n - 1] = inverse;
    }
    return inverses;
  }
}
