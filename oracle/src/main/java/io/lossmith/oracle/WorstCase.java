package io.lossmith.oracle;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * Remembers the largest of many errors and where it was seen, so that a test can assert a bound
 * once and print how near it came.
 *
 * <pre>{@code
 * WorstCase worst = new WorstCase("loss, C = 10");
 * worst.record(Ulps.error(loss, row.loss(target)), () -> "row " + n);
 * assertThat(worst.print()).isLessThanOrEqualTo(3);   // worst loss, C = 10: 2.31 ulp at row 417
 * }</pre>
 *
 * <p>For one thread.
 */
public final class WorstCase {
  private final String what;
  private final String unit;
  private double error = -1;
  private String where = "";
  private long count;

  /**
   * Measures in ulps.
   *
   * @param what what is measured, for the printed line
   */
  public WorstCase(String what) {
    this(what, "ulp");
  }

  /**
   * Measures in another unit.
   *
   * @param what what is measured, for the printed line
   * @param unit the unit of the errors, for the printed line
   */
  public WorstCase(String what, String unit) {
    this.what = what;
    this.unit = unit;
  }

  /**
   * Takes note of one error. NaN counts as infinite.
   *
   * @param error the error, 0 or more
   * @param where names the case; asked for only if it is the worst so far
   */
  public void record(double error, Supplier<String> where) {
    count++;
    double counted = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    if (counted > this.error) {
      this.error = counted;
      this.where = where.get();
    }
  }

  /** Returns how many errors were recorded. */
  public long count() {
    return count;
  }

  /**
   * Returns the largest error.
   *
   * @throws IllegalStateException if none was recorded: a measurement of nothing must not pass a
   *     test
   */
  public double error() {
    if (count == 0) {
      throw new IllegalStateException("worst " + what + ": nothing was recorded");
    }
    return error;
  }

  /** Returns the name of the case with the largest error; empty if none was recorded. */
  public String where() {
    return where;
  }

  /** Prints {@link #toString} on standard output and returns {@link #error()}. */
  public double print() {
    double worst = error();
    System.out.println(this);
    return worst;
  }

  /** Returns {@code worst <what>: 2.31 ulp at <where> (of 1000)}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "worst %s: %s %s at %s (of %d)", what, printed(error), unit, where, count);
  }

  private static String printed(double error) {
    boolean readable = error == 0 || (error >= 0.01 && error < 1e6);
    return String.format(Locale.ROOT, readable ? "%.2f" : "%.2e", error);
  }
}
