package io.lossmith.kernel;

/** Products and differences of what targets and weights give to the classes of a row. */
public final class Weights {

  private Weights() {}

  /**
   * A weight times a value, where a weight of 0 takes away an infinite value too.
   *
   * @param weight any float
   * @param value any float
   * @return the product; 0 for 0 times infinity, in either order, and NaN only for NaN
   */
  public static float product(float weight, float value) {
    float product = weight * value;
    boolean isNumber = !Float.isNaN(weight) && !Float.isNaN(value);
    return isNumber && Float.isNaN(product) ? 0f : product;
  }

  /**
   * A weight times a value, where a weight of 0 takes away an infinite value too.
   *
   * @param weight any double
   * @param value any double
   * @return the product; 0 for 0 times infinity, in either order, and NaN only for NaN
   */
  public static double product(double weight, double value) {
    double product = weight * value;
    boolean isNumber = !Double.isNaN(weight) && !Double.isNaN(value);
    return isNumber && Double.isNaN(product) ? 0d : product;
  }

  /**
   * {@code mass * p - share} of one class, times (1 + rest), so that nothing is lost where the two
   * are alike: {@code mass * e - share - share * rest}.
   *
   * @param exponential e, the class's exponential
   * @param mass the sum of what the target gives the classes
   * @param rest the row's sum without one maximum
   * @param share what the target gives this class
   * @return the entry, to be divided by 1 + rest
   */
  public static float entry(float exponential, float mass, float rest, float share) {
    return Math.fma(-share, rest, Math.fma(mass, exponential, -share));
  }

  /**
   * {@code mass * p - share} of one class, times (1 + rest), so that nothing is lost where the two
   * are alike: {@code mass * e - share - share * rest}.
   *
   * @param exponential e, the class's exponential
   * @param mass the sum of what the target gives the classes
   * @param rest the row's sum without one maximum
   * @param share what the target gives this class
   * @return the entry, to be divided by 1 + rest
   */
  public static double entry(double exponential, double mass, double rest, double share) {
    return Math.fma(-share, rest, Math.fma(mass, exponential, -share));
  }
}
