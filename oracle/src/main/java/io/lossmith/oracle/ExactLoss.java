package io.lossmith.oracle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The softmax cross-entropy of a batch with any of the {@link LossOptions}, its gradient and its
 * Hessian, in about 100 bits.
 *
 * <p>Row n, with lp the log-softmax of the transformed logits, L the classes that exist:
 *
 * <pre>
 *   index targets   s [ (1-eps) w_t (-lp_t) + eps/L sum_c w_c (-lp_c) + z lse^2 ]
 *   focal           s [ w_t (1 - p_t)^gamma (-lp_t) + z lse^2 ]
 *   probabilities   s [ sum_c w_c ((1-eps) q_c + eps/L) (-lp_c) + z lse^2 ]
 * </pre>
 *
 * <p>An ignored row's loss and derivatives are 0, whatever it holds. A row without a softmax (NaN,
 * +infinity, or nothing but -infinity) makes its own losses and derivatives NaN. Derivatives are 0
 * at a masked class in any row, and everywhere if the divisor of the mean is 0. In products with a
 * weight or a target probability, 0 times infinity is 0.
 *
 * <p>Beside each value there is its <b>scale</b>: the sum of the magnitudes of the terms that it is
 * made of. Where the two are equal, nothing cancels, and a computation can be asked for relative
 * accuracy; elsewhere (smoothing, probability targets, z-loss) a bound has to be one of the scale.
 *
 * <p>Relative error, of the scale: below (C + N) 2<sup>-94</sup> for C classes and N rows, as long
 * as the result is at least 2<sup>-968</sup>; smaller ones are good to C 2<sup>-1073</sup>.
 *
 * <p>Immutable.
 */
public final class ExactLoss {
  private final LossOptions options;
  private final LossTargets targets;
  private final List<TransformedRow> rows;
  private final List<Optional<ExactRow>> exact;
  private final BatchReduction reduction;

  /**
   * The loss of rows that are already transformed.
   *
   * @throws IllegalArgumentException if there is not one target for each row, or not one logit for
   *     each class, or a focal exponent with an option that it does not go with
   */
  public ExactLoss(LossOptions options, List<TransformedRow> rows, LossTargets targets) {
    if (rows.size() != targets.rows()) {
      throw new IllegalArgumentException(
          targets.rows() + " targets for " + rows.size() + " rows; expected one a row");
    }
    for (TransformedRow row : rows) {
      if (row.classes() != options.classes()) {
        throw new IllegalArgumentException(
            row.classes() + " logits in a row; expected one for each of " + options.classes());
      }
    }
    options.checkFocal();
    this.options = options;
    this.targets = targets;
    this.rows = List.copyOf(rows);
    reduction = new BatchReduction(options, targets);
    exact =
        IntStream.range(0, rows.size())
            .mapToObj(
                n ->
                    rows.get(n)
                        .softmax()
                        .filter(softmax -> !targets.isIgnored(options, n))
                        .map(softmax -> new ExactRow(options, rows.get(n), softmax, targets, n)))
            .toList();
  }

  /** The loss as the exact function of the logits, one row each. */
  public static ExactLoss ofLogits(LossOptions options, double[][] logits, LossTargets targets) {
    return new ExactLoss(
        options,
        Arrays.stream(logits).map(row -> TransformedRow.exact(options, row)).toList(),
        targets);
  }

  /** Returns a row with its softmax, log-softmax, log-sum-exp and the order of its classes. */
  public TransformedRow row(int n) {
    return rows.get(n);
  }

  /** Returns what the sum of the rows' losses is divided by: 1 unless the loss is a mean. */
  public DoubleDouble divisor() {
    return reduction.divisor();
  }

  /** Returns the loss of a row, weighted, before the reduction. */
  public DoubleDouble rowLoss(int n) {
    return of(n, row -> weigh(n, row.loss()));
  }

  /** Returns the magnitude of the terms of {@link #rowLoss}. */
  public DoubleDouble rowLossScale(int n) {
    return of(n, row -> weigh(n, row.lossScale()).abs());
  }

  /** Returns how far a row's loss may be off by flushing alone: see {@link FlushRule}. */
  public double rowLossFlushed(FlushRule rule, int n) {
    return of(n, row -> weigh(n, DoubleDouble.of(row.lossFlushed(rule))).abs()).toDouble();
  }

  /** Returns the reduced loss; for NONE, the sum of the rows' losses. */
  public DoubleDouble loss() {
    return reduction.loss(sum(this::rowLoss));
  }

  /** Returns the magnitude of the terms of {@link #loss}. */
  public DoubleDouble lossScale() {
    return reduction.scale(sum(this::rowLossScale));
  }

  /** Returns how far the reduced loss may be off by flushing alone: see {@link FlushRule}. */
  public double lossFlushed(FlushRule rule) {
    return reduction.scale(sum(n -> DoubleDouble.of(rowLossFlushed(rule, n)))).toDouble();
  }

  /** Returns the derivative of {@link #loss} by logit j of row n. */
  public DoubleDouble gradient(int n, int j) {
    return derivative(n, j, row -> row.gradient(j));
  }

  /** Returns the magnitude of the terms of {@link #gradient}. */
  public DoubleDouble gradientScale(int n, int j) {
    return derivative(n, j, row -> row.gradientScale(j)).abs();
  }

  /** Returns how far a gradient entry may be off by flushing alone: see {@link FlushRule}. */
  public double gradientFlushed(FlushRule rule, int n, int j) {
    return derivative(n, j, row -> DoubleDouble.of(row.gradientFlushed(rule, j))).abs().toDouble();
  }

  /**
   * Returns row n of the Hessian of {@link #loss} times a vector.
   *
   * @param vector row n of the vector
   */
  public DoubleDouble[] hessianVectorProduct(int n, double[] vector) {
    return derivatives(n, row -> row.hessianVectorProduct(vector));
  }

  /** Returns the magnitudes of the terms of {@link #hessianVectorProduct}. */
  public DoubleDouble[] hessianVectorProductScale(int n, double[] vector) {
    DoubleDouble[] scale = derivatives(n, row -> row.hessianVectorProductScale(vector));
    return Arrays.stream(scale).map(DoubleDouble::abs).toArray(DoubleDouble[]::new);
  }

  /** Returns the probability of class j in row n; 0 if it is masked, NaN without a softmax. */
  public DoubleDouble softmax(int n, int j) {
    if (!options.isLive(j)) {
      return DoubleDouble.ZERO;
    }
    return rows.get(n).softmax().map(softmax -> softmax.softmax(j)).orElse(DoubleDouble.NAN);
  }

  /** Returns the logarithm of {@link #softmax}. */
  public DoubleDouble logSoftmax(int n, int j) {
    if (!options.isLive(j)) {
      return DoubleDouble.INFINITY.negate();
    }
    return rows.get(n).softmax().map(softmax -> softmax.logSoftmax(j)).orElse(DoubleDouble.NAN);
  }

  /** Returns the probability of row n's index target; 0 if the row is ignored. */
  public DoubleDouble targetProbability(int n) {
    return targets.isIgnored(options, n) ? DoubleDouble.ZERO : softmax(n, targets.index(n));
  }

  /**
   * Returns how many rows that are not ignored have their index target among the first k classes,
   * by the order of {@link TransformedRow#rank}.
   */
  public int countInTop(int k) {
    int count = 0;
    for (int n = 0; n < rows.size(); n++) {
      if (!targets.isIgnored(options, n) && rows.get(n).rank(targets.index(n)) < k) {
        count++;
      }
    }
    return count;
  }

  private DoubleDouble of(int n, Function<ExactRow, DoubleDouble> value) {
    if (targets.isIgnored(options, n)) {
      return DoubleDouble.ZERO;
    }
    return exact.get(n).map(value).orElse(DoubleDouble.NAN);
  }

  private DoubleDouble derivative(int n, int j, Function<ExactRow, DoubleDouble> value) {
    return options.isLive(j)
        ? reduction.derivative(of(n, row -> weigh(n, value.apply(row))))
        : DoubleDouble.ZERO;
  }

  private DoubleDouble[] derivatives(int n, Function<ExactRow, DoubleDouble[]> values) {
    Optional<DoubleDouble[]> all = exact.get(n).map(values);
    DoubleDouble[] reduced = new DoubleDouble[options.classes()];
    for (int j = 0; j < reduced.length; j++) {
      int entry = j;
      reduced[j] = derivative(n, j, row -> all.orElseThrow()[entry]);
    }
    return reduced;
  }

  private DoubleDouble weigh(int n, DoubleDouble value) {
    return DoubleDouble.of(targets.sampleWeight(n)).weigh(value);
  }

  private DoubleDouble sum(IntFunction<DoubleDouble> value) {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int n = 0; n < rows.size(); n++) {
      sum = sum.add(value.apply(n));
    }
    return sum;
  }
}
