package io.lossmith.oracle;

import java.util.EnumMap;
import java.util.Map;

/**
 * Softmax, log-softmax, cross-entropy and its gradient of one row of logits, in about 100 bits.
 *
 * <p>With m the largest logit, u<sub>j</sub> = m - x<sub>j</sub>, e<sub>j</sub> =
 * exp(-u<sub>j</sub>), and one maximum left out of the sum, so that nothing cancels on confident
 * rows:
 *
 * <pre>
 *   rest          = sum of e_j without one maximum        S = 1 + rest
 *   loss(t)       = log1p(rest) + u_t
 *   softmax(j)    = e_j / S
 *   gradient(t,j) = e_j / S for j != t,   -(S - e_t) / S at t
 * </pre>
 *
 * <p>There are two measures, by how the distances u<sub>j</sub> are had: {@link #ofLogits} takes
 * them exactly, which judges a computation as a function of its inputs; {@link #ofRoundedDistances}
 * rounds them to the precision of the logits first, which leaves out the one error that a
 * computation in that precision cannot avoid.
 *
 * <p>Relative error of every result: below C 2<sup>-104</sup> + 2<sup>-97</sup> for C classes, as
 * long as it is at least 2<sup>-968</sup>; smaller ones are good to C 2<sup>-1073</sup> absolutely.
 * {@link #logSumExp} alone may cancel: its error is that bound times |m| + 1 + ln C.
 *
 * <p>A logit of -infinity is a class that does not exist: softmax and gradient are 0, the loss with
 * it as target is infinite. A row with NaN, +infinity or nothing finite is refused; its results are
 * NaN by contract and need no oracle.
 *
 * <p>Immutable.
 */
public final class ExactSoftmax {
  private final DoubleDouble maximum;
  private final DoubleDouble[] distances;
  private final DoubleDouble[] exponentials;
  private final DoubleDouble rest;
  private final DoubleDouble sum;
  private final DoubleDouble logOfSum;

  /** For each rule the sum of the exponentials that it may take for 0. */
  private final Map<FlushRule, Double> flushed = new EnumMap<>(FlushRule.class);

  /**
   * Takes the distances over.
   *
   * @param distances from the maximum: 0 or more, at least one of them 0; infinite for a class that
   *     does not exist
   */
  ExactSoftmax(DoubleDouble maximum, DoubleDouble[] distances) {
    this.maximum = maximum;
    this.distances = distances;
    exponentials = new DoubleDouble[distances.length];
    DoubleDouble withoutMaximum = DoubleDouble.ZERO;
    boolean maximumLeftOut = false;
    for (int j = 0; j < distances.length; j++) {
      DoubleDouble exponential = DoubleDoubleMath.exp(distances[j].negate());
      exponentials[j] = exponential;
      if (!maximumLeftOut && distances[j].toDouble() == 0) {
        maximumLeftOut = true;
      } else {
        withoutMaximum = withoutMaximum.add(exponential);
      }
    }
    rest = withoutMaximum;
    sum = rest.add(DoubleDouble.ONE);
    logOfSum = DoubleDoubleMath.log1p(rest);
    for (FlushRule rule : FlushRule.values()) {
      flushed.put(rule, sumFlushed(rule));
    }
  }

  private double sumFlushed(FlushRule rule) {
    double lost = 0;
    for (DoubleDouble exponential : exponentials) {
      lost += rule.mayFlush(exponential) ? exponential.toDouble() : 0;
    }
    return lost;
  }

  /**
   * The row with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  public static ExactSoftmax ofLogits(float[] logits) {
    return ofLogits(logits, 0, logits.length);
  }

  /**
   * The row {@code logits[offset]} to {@code logits[offset + classes - 1]} with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   * @throws IndexOutOfBoundsException if the row leaves the array
   */
  public static ExactSoftmax ofLogits(float[] logits, int offset, int classes) {
    return exact(LogitRow.widen(logits, offset, classes));
  }

  /**
   * The row with exact distances.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, none is finite, or two are
   *     further apart than the largest double
   */
  public static ExactSoftmax ofLogits(double[] logits) {
    return exact(logits);
  }

  /**
   * The row with every distance rounded to float: fl(m - x<sub>j</sub>). A distance that overflows
   * is a class that does not exist.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  public static ExactSoftmax ofRoundedDistances(float[] logits) {
    return ofRoundedDistances(logits, 0, logits.length);
  }

  /**
   * The row {@code logits[offset]} to {@code logits[offset + classes - 1]} with every distance
   * rounded to float.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   * @throws IndexOutOfBoundsException if the row leaves the array
   */
  public static ExactSoftmax ofRoundedDistances(float[] logits, int offset, int classes) {
    float maximum = (float) LogitRow.maximum(LogitRow.widen(logits, offset, classes));
    DoubleDouble[] distances = new DoubleDouble[classes];
    for (int j = 0; j < classes; j++) {
      distances[j] = DoubleDouble.of(maximum - logits[offset + j]);
    }
    return new ExactSoftmax(DoubleDouble.of(maximum), distances);
  }

  /**
   * The row with every distance rounded to double. A distance that overflows is a class that does
   * not exist.
   *
   * @throws IllegalArgumentException if a logit is NaN or +infinity, or none is finite
   */
  public static ExactSoftmax ofRoundedDistances(double[] logits) {
    double maximum = LogitRow.maximum(logits);
    DoubleDouble[] distances = new DoubleDouble[logits.length];
    for (int j = 0; j < logits.length; j++) {
      distances[j] = DoubleDouble.of(maximum - logits[j]);
    }
    return new ExactSoftmax(DoubleDouble.of(maximum), distances);
  }

  private static ExactSoftmax exact(double[] logits) {
    double maximum = LogitRow.maximum(logits);
    DoubleDouble[] distances = new DoubleDouble[logits.length];
    for (int j = 0; j < logits.length; j++) {
      distances[j] = DoubleDouble.difference(maximum, logits[j]);
      if (!distances[j].isFinite() && Double.isFinite(logits[j])) {
        throw new IllegalArgumentException(
            "logits["
                + j
                + "] is "
                + logits[j]
                + " and the largest is "
                + maximum
                + "; their distance must be a finite double");
      }
    }
    return new ExactSoftmax(DoubleDouble.of(maximum), distances);
  }

  /** Returns the number of classes. */
  public int classes() {
    return distances.length;
  }

  /** Returns the cross-entropy with the given target: 0 or more, infinite if it does not exist. */
  public DoubleDouble loss(int target) {
    return logOfSum.add(distances[target]);
  }

  /** Returns the logarithm of class j's probability: minus {@link #loss}. */
  public DoubleDouble logSoftmax(int j) {
    return loss(j).negate();
  }

  /** Returns the probability of class j. */
  public DoubleDouble softmax(int j) {
    return exponentials[j].divide(sum);
  }

  /** Returns the derivative of the loss with the given target by the logit of class j. */
  public DoubleDouble gradient(int target, int j) {
    return j == target ? complement(j).negate() : softmax(j);
  }

  /** Returns 1 minus the probability of class j, relatively accurate however small it is. */
  public DoubleDouble complement(int j) {
    return others(j).divide(sum);
  }

  /** Returns the logarithm of the sum of the logits' exponentials. */
  public DoubleDouble logSumExp() {
    return maximum.add(logOfSum);
  }

  /** Returns what the terms of {@link #logSumExp} add up to if none cancels another. */
  DoubleDouble logSumExpScale() {
    return maximum.abs().add(logOfSum);
  }

  /** Returns {@link #flushed(FlushRule)} in float. */
  public double flushed() {
    return flushed(FlushRule.FLOAT);
  }

  /** Returns {@link #flushed(FlushRule, int)} in float. */
  public double flushed(int j) {
    return flushed(FlushRule.FLOAT, j);
  }

  /**
   * Returns the sum of the exponentials that a computation may take for 0: how much its loss, and
   * its gradient at the target, may be off by that alone, absolutely.
   */
  public double flushed(FlushRule rule) {
    return flushed.getOrDefault(rule, 0.0);
  }

  /** Returns how much a probability or gradient of class j may be off by flushing alone. */
  public double flushed(FlushRule rule, int j) {
    return rule.mayFlush(exponentials[j]) ? softmax(j).toDouble() : 0;
  }

  /** The sum of all exponentials but that of class j. */
  private DoubleDouble others(int j) {
    // Of a maximum that is the sum without it, which was never formed by subtracting; of any other
    // class at least 1 remains, so that the subtraction loses nothing.
    return distances[j].toDouble() == 0 ? rest : sum.subtract(exponentials[j]);
  }
}
