package io.lossmith.oracle;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Softmax, log-softmax, cross-entropy and its gradient of one row of logits, in 60 digits: what
 * {@link ExactSoftmax} is itself judged by, and what to use where its range or precision does not
 * suffice. Some hundred times slower.
 *
 * <p>The formulas are those of {@link ExactSoftmax}; distances are exact. Relative error of every
 * result below 10<sup>-58</sup> ({@link #logSumExp}: times |m| + 1 + ln C). Exponentials below
 * 10<sup>-434000</sup> count as 0.
 *
 * <p>A logit of -infinity is a class that does not exist; as a target its loss is infinite, which
 * no decimal can say, so {@link #loss} refuses it.
 *
 * <p>Immutable.
 */
public final class BigSoftmax {
  private final BigDecimal maximum;

  /** Of the classes that exist; elsewhere 0 and not to be read. */
  private final BigDecimal[] distances;

  private final BigDecimal[] exponentials;
  private final boolean[] exists;
  private final BigDecimal rest;
  private final BigDecimal sum;
  private final BigDecimal logOfSum;

  /** Takes the arrays over; a logit that does not exist is not read. */
  private BigSoftmax(BigDecimal[] logits, boolean[] exists, BigDecimal maximum) {
    this.maximum = maximum;
    this.exists = exists;
    distances = new BigDecimal[logits.length];
    exponentials = new BigDecimal[logits.length];
    Arrays.fill(distances, BigDecimal.ZERO);
    Arrays.fill(exponentials, BigDecimal.ZERO);
    BigDecimal withoutMaximum = BigDecimal.ZERO;
    boolean maximumLeftOut = false;
    for (int j = 0; j < logits.length; j++) {
      if (!exists[j]) {
        continue;
      }
      distances[j] = maximum.subtract(logits[j]);
      exponentials[j] = BigMath.exp(distances[j].negate());
      if (!maximumLeftOut && distances[j].signum() == 0) {
        maximumLeftOut = true;
      } else {
        withoutMaximum = withoutMaximum.add(exponentials[j], BigMath.WORKING);
      }
    }
    rest = withoutMaximum;
    sum = rest.add(BigDecimal.ONE, BigMath.WORKING);
    logOfSum = BigMath.log1p(rest);
  }

  /**
   * The row with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  public static BigSoftmax ofLogits(float[] logits) {
    return ofLogits(logits, 0, logits.length);
  }

  /**
   * The row {@code logits[offset]} to {@code logits[offset + classes - 1]} with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   * @throws IndexOutOfBoundsException if the row leaves the array
   */
  public static BigSoftmax ofLogits(float[] logits, int offset, int classes) {
    return ofLogits(LogitRow.widen(logits, offset, classes));
  }

  /**
   * The row with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  public static BigSoftmax ofLogits(double[] logits) {
    BigDecimal maximum = new BigDecimal(LogitRow.maximum(logits));
    BigDecimal[] decimals = new BigDecimal[logits.length];
    boolean[] exists = new boolean[logits.length];
    for (int j = 0; j < logits.length; j++) {
      exists[j] = Double.isFinite(logits[j]);
      decimals[j] = exists[j] ? new BigDecimal(logits[j]) : BigDecimal.ZERO;
    }
    return new BigSoftmax(decimals, exists, maximum);
  }

  /**
   * The row of decimal logits, with exact distances.
   *
   * @throws java.util.NoSuchElementException if there are none
   */
  public static BigSoftmax ofLogits(List<BigDecimal> logits) {
    boolean[] exists = new boolean[logits.size()];
    Arrays.fill(exists, true);
    return new BigSoftmax(logits.toArray(new BigDecimal[0]), exists, Collections.max(logits));
  }

  /** Returns the number of classes. */
  public int classes() {
    return distances.length;
  }

  /** Returns whether class j exists: whether its logit is finite. */
  public boolean exists(int j) {
    return exists[j];
  }

  /**
   * Returns the cross-entropy with the given target.
   *
   * @throws ArithmeticException if the target does not exist: the loss is infinite
   */
  public BigDecimal loss(int target) {
    if (!exists[target]) {
      throw new ArithmeticException("logits[" + target + "] is -Infinity: its loss is infinite");
    }
    return logOfSum.add(distances[target], BigMath.PRECISION);
  }

  /**
   * Returns the logarithm of class j's probability: minus {@link #loss}.
   *
   * @throws ArithmeticException if the class does not exist
   */
  public BigDecimal logSoftmax(int j) {
    return loss(j).negate();
  }

  /** Returns the probability of class j. */
  public BigDecimal softmax(int j) {
    return exponentials[j].divide(sum, BigMath.PRECISION);
  }

  /** Returns the derivative of the loss with the given target by the logit of class j. */
  public BigDecimal gradient(int target, int j) {
    if (j != target) {
      return softmax(j);
    }
    boolean isMaximum = exists[j] && distances[j].signum() == 0;
    BigDecimal others = isMaximum ? rest : sum.subtract(exponentials[j], BigMath.WORKING);
    return others.divide(sum, BigMath.PRECISION).negate();
  }

  /** Returns the logarithm of the sum of the logits' exponentials. */
  public BigDecimal logSumExp() {
    return maximum.add(logOfSum, BigMath.PRECISION);
  }
}
