package io.lossmith.kernel;

import java.util.Locale;

/**
 * Compares a float function with a double oracle over float arguments in ascending order: keeps the
 * worst error in ulps, and counts where the function rises or falls from one float to the next.
 *
 * <p>An error of n ulps is n times the distance between neighbouring floats in the binade of the
 * exact value; for a value below the normal range, between subnormal floats. An oracle within one
 * ulp of double leaves an uncertainty of 2^-29 ulp of float.
 */
final class FloatSweep {

  /** A float function under test. */
  interface FloatFunction {
    float apply(float x);
  }

  /** The function to compare it with. */
  interface DoubleFunction {
    double apply(double x);
  }

  /** Set to sweep every float argument, which takes about a minute a function. */
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("lossmith.exhaustive");

  /** A prime, so that a sampled sweep meets all patterns of low bits. */
  private static final int SAMPLE_STRIDE = 31;

  private static final int FRACTION_BITS = 23;
  private static final int DOUBLE_BIAS = 1023;
  private static final int DOUBLE_FRACTION_BITS = 52;

  private final FloatFunction function;
  private final DoubleFunction oracle;

  private long arguments;
  private double worstUlps;
  private float worstArgument;
  private float smallest = Float.POSITIVE_INFINITY;
  private float largest = Float.NEGATIVE_INFINITY;
  private long rises;
  private long falls;
  private float lastRise;
  private double largestRiseUlps;

  FloatSweep(FloatFunction function, DoubleFunction oracle) {
    this.function = function;
    this.oracle = oracle;
  }

  static boolean exhaustive() {
    return EXHAUSTIVE;
  }

  /** Sweeps the non-negative floats from first to last, both included, all or every 31st. */
  FloatSweep over(float first, float last) {
    int stride = EXHAUSTIVE ? 1 : SAMPLE_STRIDE;
    int lastBits = Float.floatToRawIntBits(last);
    int from = Float.floatToRawIntBits(first);
    for (int bits = from; bits < lastBits; bits += stride) {
      visit(Float.intBitsToFloat(bits));
    }
    visit(last);
    return this;
  }

  private void visit(float x) {
    float value = function.apply(x);
    double ulps = ulps(value, oracle.apply(x));
    arguments++;
    if (!(ulps <= worstUlps)) {
      worstUlps = Double.isNaN(ulps) ? Double.POSITIVE_INFINITY : ulps;
      worstArgument = x;
    }
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    float next = function.apply(Math.nextUp(x));
    if (next < value) {
      falls++;
    } else if (next > value) {
      rises++;
      lastRise = x;
      largestRiseUlps = Math.max(largestRiseUlps, ulps(next, value));
    }
  }

  /** The distance between value and exact, in float ulps of exact's binade. */
  static double ulps(float value, double exact) {
    int exponent = Math.max(Math.getExponent(exact), Float.MIN_EXPONENT);
    long ulpsPerUnit = (long) (DOUBLE_BIAS + FRACTION_BITS - exponent) << DOUBLE_FRACTION_BITS;
    return Math.abs(value - exact) * Double.longBitsToDouble(ulpsPerUnit);
  }

  double worstUlps() {
    return worstUlps;
  }

  float smallest() {
    return smallest;
  }

  float largest() {
    return largest;
  }

  long rises() {
    return rises;
  }

  long falls() {
    return falls;
  }

  float lastRise() {
    return lastRise;
  }

  double largestRiseUlps() {
    return largestRiseUlps;
  }

  /** One line for the test's output. */
  String report(String name) {
    return String.format(
        Locale.ROOT,
        "%s: worst error %.4f ulp at %s (%s) over %,d arguments (%s); rises %d, falls %d",
        name,
        worstUlps,
        Float.toHexString(worstArgument),
        worstArgument,
        arguments,
        EXHAUSTIVE ? "all" : "every " + SAMPLE_STRIDE + "st",
        rises,
        falls);
  }
}
