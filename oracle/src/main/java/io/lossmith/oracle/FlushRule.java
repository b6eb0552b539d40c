package io.lossmith.oracle;

/**
 * The one liberty that the numerical contract takes with small numbers: an exponential exp(-u)
 * below the threshold counts as 0, so that no computation runs into subnormal numbers.
 */
public final class FlushRule {
  /** In float, exp(-u) below 2<sup>-102</sup> is 0. */
  public static final double FLOAT_THRESHOLD = 0x1p-102;

  /** Right above the threshold a rounded exponential may still come out below it. */
  private static final double FLOAT_MARGIN = FLOAT_THRESHOLD * (1 + 0x1p-20);

  private FlushRule() {}

  /** Returns whether a float computation may take this exact exponential for 0. */
  public static boolean mayFlushInFloat(DoubleDouble exponential) {
    return exponential.toDouble() < FLOAT_MARGIN;
  }
}
