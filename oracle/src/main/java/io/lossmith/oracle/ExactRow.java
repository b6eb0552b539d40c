package io.lossmith.oracle;

import java.util.Optional;

/**
 * The loss of one row that has a softmax and is not ignored, but for sample weight and divisor,
 * with its first two derivatives.
 *
 * <p>With a<sub>k</sub> from {@link RowCoefficients}, A their sum, z the z-loss factor and F the
 * slope of {@link FocalFactor} (1 if there is none), derivatives by y:
 *
 * <pre>
 *   loss   = sum_k a_k (-lp_k) + z lse^2,   focal: a_t (1 - p_t)^gamma (-lp_t) + z lse^2
 *   g_j    = F ((A - a_j) p_j - a_j (1 - p_j)) + 2 z lse p_j
 *   (Hv)_j = (F A + 2 z lse) p_j (v_j - &lt;p, v&gt;) + 2 z p_j &lt;p, v&gt; + focal bend
 * </pre>
 *
 * and by the logits x: g y', and y' (H (y' v)) + g y'' v.
 */
final class ExactRow {
  private final TransformedRow row;
  private final ExactSoftmax softmax;
  private final RowCoefficients coefficients;
  private final DoubleDouble zLoss;
  private final Optional<FocalFactor> focal;
  private final int target;
  private final double gamma;

  ExactRow(
      LossOptions options,
      TransformedRow row,
      ExactSoftmax softmax,
      LossTargets targets,
      int index) {
    this.row = row;
    this.softmax = softmax;
    coefficients = RowCoefficients.of(options, targets, index);
    zLoss = DoubleDouble.of(options.zLoss());
    target = options.hasIndexTargets() ? targets.index(index) : 0;
    gamma = options.focalGamma();
    focal = gamma == 0 ? Optional.empty() : Optional.of(FocalFactor.of(gamma, softmax, target));
  }

  DoubleDouble loss() {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < row.classes(); k++) {
      sum = sum.add(coefficients.at(k).weigh(classLoss(k)));
    }
    DoubleDouble lse = softmax.logSumExp();
    return sum.add(zLoss.weigh(lse.multiply(lse)));
  }

  /** The magnitudes of the terms of {@link #loss}. */
  DoubleDouble lossScale() {
    DoubleDouble sum = DoubleDouble.ZERO;
    for (int k = 0; k < row.classes(); k++) {
      sum = sum.add(coefficients.at(k).abs().weigh(classLoss(k)));
    }
    DoubleDouble lse = softmax.logSumExpScale();
    return sum.add(zLoss.weigh(lse.multiply(lse)));
  }

  /** What the coefficient of a class is a factor of; beside a focal one only the target has any. */
  private DoubleDouble classLoss(int k) {
    return focal.map(FocalFactor::loss).orElseGet(() -> softmax.loss(k));
  }

  DoubleDouble gradient(int j) {
    return gradientByTransformed(j).weigh(row.slope(j));
  }

  /** The magnitudes of the terms of {@link #gradient}. */
  DoubleDouble gradientScale(int j) {
    return gradientByTransformedScale(j).weigh(row.slope(j));
  }

  /** How far the loss may be off because small exponentials were taken for 0. */
  double lossFlushed(FlushRule rule) {
    return steepness() * softmax.flushed(rule);
  }

  /** How far a derivative may be off because small exponentials were taken for 0. */
  double gradientFlushed(FlushRule rule, int j) {
    DoubleDouble others = focal.isPresent() ? coefficients.at(target) : coefficients.at(j);
    double ofAll = focalSteepness() * others.abs().toDouble();
    double ofLogSumExp = 2 * Math.abs(zLoss.toDouble()) * softmax.softmax(j).toDouble();
    double byTransformed =
        steepness() * softmax.flushed(rule, j) + (ofAll + ofLogSumExp) * softmax.flushed(rule);
    return byTransformed * row.slope(j).toDouble();
  }

  /** Bounds the derivative of the loss by the sum of all exponentials but the largest. */
  private double steepness() {
    return focalSteepness() * coefficients.magnitude().toDouble()
        + zSlope(softmax.logSumExpScale()).abs().toDouble();
  }

  /** Bounds the focal factor's slope, and its bend times q. */
  private double focalSteepness() {
    return 1 + gamma * (5 + gamma);
  }

  /** The Hessian times a vector, all entries. */
  DoubleDouble[] hessianVectorProduct(double[] vector) {
    int largest = row.argmax();
    DoubleDouble[] moved = moved(vector);
    // Everything relative to the most probable class: where the row is confident, v - <p, v> is
    // the difference of two nearly equal numbers there.
    DoubleDouble mean = DoubleDouble.ZERO;
    for (int k = 0; k < moved.length; k++) {
      mean = mean.add(softmax.softmax(k).weigh(moved[k].subtract(moved[largest])));
    }
    DoubleDouble alpha = slope().multiply(coefficients.sum()).add(zSlope(softmax.logSumExp()));
    DoubleDouble zMean = zLoss.twice().weigh(mean.add(moved[largest]));
    DoubleDouble alongTarget = mean.add(moved[largest].subtract(moved[target]));
    DoubleDouble[] product = new DoubleDouble[moved.length];
    for (int j = 0; j < product.length; j++) {
      DoubleDouble deviation = moved[j].subtract(moved[largest]).subtract(mean);
      DoubleDouble byTransformed =
          softmax
              .softmax(j)
              .weigh(alpha.weigh(deviation).add(zMean))
              .add(bend(j).weigh(alongTarget));
      DoubleDouble bent = gradientByTransformed(j).weigh(row.curvature(j));
      product[j] = byTransformed.weigh(row.slope(j)).add(bent.weigh(DoubleDouble.of(vector[j])));
    }
    return product;
  }

  /** The magnitudes of the terms of {@link #hessianVectorProduct}, by the formula as it stands. */
  DoubleDouble[] hessianVectorProductScale(double[] vector) {
    DoubleDouble[] moved = moved(vector);
    DoubleDouble mean = DoubleDouble.ZERO;
    for (int k = 0; k < moved.length; k++) {
      mean = mean.add(softmax.softmax(k).weigh(moved[k].abs()));
    }
    DoubleDouble alpha =
        slope().multiply(coefficients.magnitude()).add(zSlope(softmax.logSumExpScale()).abs());
    DoubleDouble zMean = zLoss.abs().twice().weigh(mean);
    DoubleDouble[] scale = new DoubleDouble[moved.length];
    for (int j = 0; j < scale.length; j++) {
      DoubleDouble byTransformed =
          softmax
              .softmax(j)
              .weigh(alpha.weigh(moved[j].abs().add(mean)).add(zMean))
              .add(bendScale(j).weigh(mean.add(moved[target].abs())));
      DoubleDouble bent = gradientByTransformedScale(j).weigh(row.curvature(j).abs());
      scale[j] =
          byTransformed.weigh(row.slope(j)).add(bent.weigh(DoubleDouble.of(Math.abs(vector[j]))));
    }
    return scale;
  }

  private DoubleDouble[] moved(double[] vector) {
    DoubleDouble[] moved = new DoubleDouble[vector.length];
    for (int j = 0; j < moved.length; j++) {
      moved[j] = row.slope(j).weigh(DoubleDouble.of(vector[j]));
    }
    return moved;
  }

  private DoubleDouble gradientByTransformed(int j) {
    DoubleDouble p = softmax.softmax(j);
    return coefficients
        .sumWithout(j)
        .multiply(p)
        .subtract(coefficients.at(j).multiply(softmax.complement(j)))
        .multiply(slope())
        .add(zSlope(softmax.logSumExp()).weigh(p));
  }

  private DoubleDouble gradientByTransformedScale(int j) {
    DoubleDouble z = zSlope(softmax.logSumExpScale()).abs().weigh(softmax.softmax(j));
    return coefficients.gradientScale(softmax, j).multiply(slope()).add(z);
  }

  private DoubleDouble slope() {
    return focal.map(FocalFactor::slope).orElse(DoubleDouble.ONE);
  }

  private DoubleDouble zSlope(DoubleDouble logSumExp) {
    return zLoss.twice().weigh(logSumExp);
  }

  /** The focal loss's second derivative by the plain one, times the derivative of that by y. */
  private DoubleDouble bend(int j) {
    return focal
        .map(f -> coefficients.at(target).weigh(f.bendTimesQ()).weigh(f.overQ(plainDerivative(j))))
        .orElse(DoubleDouble.ZERO);
  }

  private DoubleDouble bendScale(int j) {
    return focal
        .map(
            f ->
                coefficients
                    .at(target)
                    .abs()
                    .weigh(f.bendTimesQScale())
                    .weigh(f.overQ(plainDerivative(j).abs())))
        .orElse(DoubleDouble.ZERO);
  }

  private DoubleDouble plainDerivative(int j) {
    return j == target ? softmax.complement(j).negate() : softmax.softmax(j);
  }
}
