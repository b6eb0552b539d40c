package io.lossmith.oracle;

import java.util.Arrays;
import java.util.Optional;

/**
 * One row as the softmax sees it: its logits transformed, their distances from the largest, and
 * what leads back to the logits. There are two measures, as with {@link ExactSoftmax}: {@link
 * #exact} takes everything exactly from the logits; {@link #rounded} takes transformed logits and
 * distances as somebody rounded them, which leaves out the errors that they bring.
 *
 * <p>A masked class is one whose logit is -infinity, whatever the logit says. A row that holds NaN,
 * +infinity, or nothing but -infinity has no softmax: all its results are NaN.
 *
 * <p>Immutable.
 */
public final class TransformedRow {
  private final LogitTransform transform;
  private final double[] logits;
  private final DoubleDouble[] transformed;
  private final Optional<ExactSoftmax> softmax;

  private TransformedRow(
      LogitTransform transform,
      double[] logits,
      DoubleDouble[] transformed,
      Optional<ExactSoftmax> softmax) {
    this.transform = transform;
    this.logits = logits;
    this.transformed = transformed;
    this.softmax = softmax;
  }

  /** The row of these logits, everything exact. */
  public static TransformedRow exact(LossOptions options, double[] logits) {
    LogitTransform transform = options.transform();
    double[] live = withoutMasked(options, logits);
    DoubleDouble[] transformed = new DoubleDouble[live.length];
    int largest = 0;
    for (int j = 0; j < live.length; j++) {
      transformed[j] = transform.apply(live[j], j);
      if (live[largest] == Double.NEGATIVE_INFINITY
          || transform.difference(live[j], j, live[largest], largest).toDouble() > 0) {
        largest = j;
      }
    }
    if (!hasSoftmax(transformed)) {
      return new TransformedRow(transform, live, transformed, Optional.empty());
    }
    DoubleDouble[] distances = new DoubleDouble[live.length];
    for (int j = 0; j < live.length; j++) {
      distances[j] = transform.difference(live[largest], largest, live[j], j);
    }
    return new TransformedRow(
        transform,
        live,
        transformed,
        Optional.of(new ExactSoftmax(transformed[largest], distances)));
  }

  /**
   * The row with transformed logits and distances as given; only slope and curvature of the
   * transform are had from the logits.
   *
   * @param logits x
   * @param transformed y, as rounded
   * @param distances max y - y<sub>j</sub>, as rounded: 0 or more, 0 at every maximum; an infinite
   *     one is a class that does not exist. Not read where a class is masked or the row has no
   *     softmax
   */
  public static TransformedRow rounded(
      LossOptions options, double[] logits, double[] transformed, double[] distances) {
    double[] live = withoutMasked(options, transformed);
    DoubleDouble[] values =
        Arrays.stream(live).mapToObj(DoubleDouble::of).toArray(DoubleDouble[]::new);
    double[] x = withoutMasked(options, logits);
    if (!hasSoftmax(values)) {
      return new TransformedRow(options.transform(), x, values, Optional.empty());
    }
    DoubleDouble maximum = DoubleDouble.of(Arrays.stream(live).max().orElseThrow());
    DoubleDouble[] given = new DoubleDouble[live.length];
    for (int j = 0; j < live.length; j++) {
      given[j] =
          live[j] == Double.NEGATIVE_INFINITY
              ? DoubleDouble.INFINITY
              : DoubleDouble.of(distances[j]);
    }
    ExactSoftmax softmax = new ExactSoftmax(maximum, given);
    return new TransformedRow(options.transform(), x, values, Optional.of(softmax));
  }

  /** The row whose transformed logits were rounded to float, and their distances to float again. */
  public static TransformedRow rounded(LossOptions options, double[] logits, float[] transformed) {
    float maximum = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < transformed.length; j++) {
      maximum = options.isLive(j) ? Math.max(maximum, transformed[j]) : maximum;
    }
    double[] values = new double[transformed.length];
    double[] distances = new double[transformed.length];
    for (int j = 0; j < values.length; j++) {
      values[j] = transformed[j];
      distances[j] = maximum - transformed[j];
    }
    return rounded(options, logits, values, distances);
  }

  /** The row whose transformed logits were rounded to double, and their distances again. */
  public static TransformedRow rounded(LossOptions options, double[] logits, double[] transformed) {
    double maximum =
        Arrays.stream(withoutMasked(options, transformed))
            .reduce(Double.NEGATIVE_INFINITY, Math::max);
    double[] distances = Arrays.stream(transformed).map(value -> maximum - value).toArray();
    return rounded(options, logits, transformed, distances);
  }

  private static double[] withoutMasked(LossOptions options, double[] values) {
    double[] live = values.clone();
    for (int j = 0; j < live.length; j++) {
      live[j] = options.isLive(j) ? live[j] : Double.NEGATIVE_INFINITY;
    }
    return live;
  }

  private static boolean hasSoftmax(DoubleDouble[] values) {
    boolean allBelowInfinity =
        Arrays.stream(values).allMatch(value -> value.toDouble() < Double.POSITIVE_INFINITY);
    return allBelowInfinity && Arrays.stream(values).anyMatch(DoubleDouble::isFinite);
  }

  /** Returns the number of classes. */
  public int classes() {
    return logits.length;
  }

  /** Returns the softmax of the transformed logits; empty if the row's results are NaN. */
  public Optional<ExactSoftmax> softmax() {
    return softmax;
  }

  /** Returns y of class j: -infinity if it is masked. */
  public DoubleDouble transformed(int j) {
    return transformed[j];
  }

  /** Returns the derivative of y by the logit of class j; at -infinity that of the formula. */
  public DoubleDouble slope(int j) {
    return transform.slope(logits[j]);
  }

  /** Returns the second derivative of y by the logit of class j. */
  public DoubleDouble curvature(int j) {
    return transform.curvature(logits[j]);
  }

  /**
   * Returns the logarithm of the sum of the exponentials of y: as the mathematics has it, so
   * -infinity of nothing but -infinity, +infinity of a row that holds +infinity, NaN of NaN.
   */
  public DoubleDouble logSumExp() {
    return softmax.map(ExactSoftmax::logSumExp).orElseGet(this::limit);
  }

  /** Returns the largest of the classes, by the order of {@link #rank}. */
  public int argmax() {
    int largest = 0;
    for (int j = 1; j < classes(); j++) {
      largest = transformed[j].compareTo(transformed[largest]) > 0 ? j : largest;
    }
    return largest;
  }

  /**
   * Returns how many classes come before class t: those whose y is larger, and of equals those with
   * a smaller index. NaN counts as larger than everything.
   */
  public int rank(int t) {
    int before = 0;
    for (int j = 0; j < classes(); j++) {
      int order = transformed[j].compareTo(transformed[t]);
      if (order > 0 || (order == 0 && j < t)) {
        before++;
      }
    }
    return before;
  }

  private DoubleDouble limit() {
    return transformed[argmax()];
  }
}
