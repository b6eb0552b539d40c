package io.lossmith.kernel;

/**
 * What a row's exponentials are multiplied by to become probabilities, or a gradient.
 *
 * <p>One multiplication for each class is several times cheaper than one division, and would be as
 * good, were the factor exact. So the factor is made nearly so: the rounding errors of {@code 1 +
 * rest}, of the product and of the quotient are computed with fused operations and taken back by one
 * Newton step, once a row. Without that step the worst gradient entry seen was 3.11 ulp; with it,
 * 2.7.
 *
 * <p>Source: J.-M. Muller et al., <i>Handbook of Floating-Point Arithmetic</i>, 2nd ed., sections
 * 4.3 (the error of a sum, 2Sum) and 4.7 (Newton iterations for the reciprocal).
 */
public final class Normalization {

  private Normalization() {}

  /**
   * One over {@code 1 + rest}.
   *
   * @param rest the sum of a row's exponentials with one maximum left out: 0 or more, or NaN
   * @return the factor that turns exponentials into probabilities, within 0.51 ulp
   */
  public static float inverseSum(float rest) {
    float sum = 1f + rest;
    return inverse(sum, sumError(sum, rest));
  }

  /**
   * One over {@code divisor * (1 + rest)}.
   *
   * @param rest the sum of a row's exponentials with one maximum left out: 0 or more, or NaN
   * @param divisor what the gradient is divided by, 1 or more
   * @return the factor that turns exponentials into entries of a gradient, within 0.51 ulp
   */
  public static float inverseSum(float rest, float divisor) {
    float sum = 1f + rest;
    float product = divisor * sum;
    float productError = Math.fma(divisor, sum, -product);
    return inverse(product, Math.fma(divisor, sumError(sum, rest), productError));
  }

  /** The part of {@code 1 + rest} that did not fit into its rounded sum, exactly. */
  private static float sumError(float sum, float rest) {
    float restPart = sum - 1f;
    return (1f - (sum - restPart)) + (rest - restPart);
  }

  /** One over {@code value + error}, where the error is below one ulp of the value. */
  private static float inverse(float value, float error) {
    float quotient = 1f / value;
    float residual = Math.fma(-error, quotient, Math.fma(-value, quotient, 1f));
    return Math.fma(quotient, residual, quotient);
  }
}
