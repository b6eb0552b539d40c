package io.lossmith.oracle;

/**
 * The one liberty that the numerical contract takes with small numbers: an exponential exp(-u)
 * below the threshold counts as 0, so that no computation runs into subnormal numbers.
 */
public enum FlushRule {
  /** In float, exp(-u) below 2<sup>-102</sup> is 0. */
  FLOAT(0x1p-102, 0x1p-20),

  /** In double, exp(-u) below 2<sup>-1000</sup> is 0. */
  DOUBLE(0x1p-1000, 0x1p-40);

  private final double limit;

  FlushRule(double threshold, double margin) {
    // Right above the threshold a rounded exponential may still come out below it.
    limit = threshold * (1 + margin);
  }

  /** Returns whether a computation in this precision may take this exact exponential for 0. */
  public boolean mayFlush(DoubleDouble exponential) {
    return exponential.toDouble() < limit;
  }
}
