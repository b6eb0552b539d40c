package io.lossmith.kernel;

import static io.lossmith.kernel.DoubleMath.expNegative;
import static io.lossmith.kernel.DoubleMath.log1p;
import static io.lossmith.kernel.Power.power;
import static io.lossmith.kernel.ScalarMath.expNegative;
import static io.lossmith.kernel.ScalarMath.log1p;

/**
 * The focal factor (T.-Y. Lin et al., <i>Focal Loss for Dense Object Detection</i>, ICCV 2017) from
 * the sums of a row, never through 1 - p of a rounded p.
 */
public final class Focal {

  private Focal() {}

  /**
   * The focal loss of a row: {@code (1 - p)^gamma * -log(p)}, p the target's probability.
   *
   * @param gamma the exponent, 0 or more
   * @param rest the row's sum without one maximum
   * @param distance how far the target's logit lies below the maximum
   * @return the loss, 0 or more; accurate relative to itself however close p is to 1
   */
  public static float focalLoss(float gamma, float rest, float distance) {
    float missed = missed(rest, distance);
    return missed == 0f ? 0f : power(missed, gamma) * (log1p(rest) + distance);
  }

  /**
   * The focal loss of a row whose log-probability at the target is known.
   *
   * @param gamma the exponent, 0 or more
   * @param nll -log(p), 0 or more
   * @return the loss, 0 or more
   */
  public static float focalLoss(float gamma, float nll) {
    // 1 - exp(-x) is 2t / (1 + t), t the hyperbolic tangent of x / 2: nothing cancels.
    float half = Hyperbolic.tanh(0.5f * nll);
    return nll == 0f ? 0f : power((half + half) / (1f + half), gamma) * nll;
  }

  /**
   * The focal loss of a row whose log-probability at the target is known.
   *
   * @param gamma the exponent, 0 or more
   * @param nll -log(p), 0 or more
   * @return the loss, 0 or more
   */
  public static double focalLoss(double gamma, double nll) {
    // 1 - exp(-x) is 2t / (1 + t), t the hyperbolic tangent of x / 2: nothing cancels.
    double half = Hyperbolic.tanh(0.5 * nll);
    return nll == 0d ? 0d : power((half + half) / (1d + half), gamma) * nll;
  }

  /**
   * What takes the place of 1 in the gradient {@code 1 * (p[j] - [j is the target])} of a plain
   * row: {@code (1 - p)^gamma * (1 + gamma * p * -log(p) / (1 - p))}.
   *
   * @param gamma the exponent, 0 or more
   * @param rest the row's sum without one maximum
   * @param distance how far the target's logit lies below the maximum
   * @return the factor, 0 or more
   */
  public static float focalMass(float gamma, float rest, float distance) {
    float missed = missed(rest, distance);
    if (missed == 0f) {
      return 0f;
    }
    float probability = expNegative(distance) / (1f + rest);
    float slope = Weights.product(probability, log1p(rest) + distance) / missed;
    return power(missed, gamma) * Math.fma(gamma, slope, 1f);
  }

  /** 1 - p: nothing cancels, as the target is the maximum that is left out, or rest is large. */
  private static float missed(float rest, float distance) {
    return ((1f - expNegative(distance)) + rest) / (1f + rest);
  }

  /**
   * The focal loss of a row: {@code (1 - p)^gamma * -log(p)}, p the target's probability.
   *
   * @param gamma the exponent, 0 or more
   * @param rest the row's sum without one maximum
   * @param distance how far the target's logit lies below the maximum
   * @return the loss, 0 or more; accurate relative to itself however close p is to 1
   */
  public static double focalLoss(double gamma, double rest, double distance) {
    double missed = missed(rest, distance);
    return missed == 0d ? 0d : power(missed, gamma) * (log1p(rest) + distance);
  }

  /**
   * What takes the place of 1 in the gradient {@code 1 * (p[j] - [j is the target])} of a plain
   * row: {@code (1 - p)^gamma * (1 + gamma * p * -log(p) / (1 - p))}.
   *
   * @param gamma the exponent, 0 or more
   * @param rest the row's sum without one maximum
   * @param distance how far the target's logit lies below the maximum
   * @return the factor, 0 or more
   */
  public static double focalMass(double gamma, double rest, double distance) {
    double missed = missed(rest, distance);
    if (missed == 0d) {
      return 0d;
    }
    double probability = expNegative(distance) / (1d + rest);
    double slope = Weights.product(probability, log1p(rest) + distance) / missed;
    return power(missed, gamma) * Math.fma(gamma, slope, 1d);
  }

  /** 1 - p: nothing cancels, as the target is the maximum that is left out, or rest is large. */
  private static double missed(double rest, double distance) {
    return ((1d - expNegative(distance)) + rest) / (1d + rest);
  }
}
