package io.lossmith.kernel;

import static io.lossmith.kernel.Hyperbolic.tanh;
import static io.lossmith.kernel.Hyperbolic.tanhDerivative;

/** The soft cap of logits, softcap * tanh(logit / softcap), and its derivative. */
public final class Softcap {

  private Softcap() {}

  /**
   * The capped logit: {@code softcap * tanh(logit / softcap)}.
   *
   * @param logit any float
   * @param softcap the cap, positive
   * @return a value between -softcap and softcap, within 2.5 ulp; an infinite logit stays infinite,
   *     as it stands for a class that is certain or does not exist; NaN for NaN
   */
  public static float capped(float logit, float softcap) {
    return Float.isInfinite(logit) ? logit : softcap * tanh(logit / softcap);
  }

  /**
   * The derivative of {@link #capped(float, float)}: 1 - tanh^2, not as a difference.
   *
   * @param logit any float
   * @param softcap the cap, positive
   * @return a value from 0 to 1; 0 for an infinite logit
   */
  public static float slope(float logit, float softcap) {
    return tanhDerivative(logit / softcap);
  }

  /**
   * The second derivative of {@link #capped(float, float)}: {@code -2 tanh * (1 - tanh^2) /
   * softcap}.
   *
   * @param logit any float
   * @param softcap the cap, positive
   * @return a value of the sign opposite to the logit's; 0 for an infinite logit
   */
  public static float curvature(float logit, float softcap) {
    float scaled = logit / softcap;
    return -2f * tanh(scaled) * tanhDerivative(scaled) / softcap;
  }

  /**
   * An entry of a gradient times a slope; an entry of 0 stays 0 whatever the logit.
   *
   * @param entry the entry with respect to the capped logit
   * @param slope what {@link #slope(float, float)} returned
   * @return the entry with respect to the logit
   */
  public static float chained(float entry, float slope) {
    return entry == 0f ? entry : entry * slope;
  }

  /**
   * The capped logit: {@code softcap * tanh(logit / softcap)}.
   *
   * @param logit any double
   * @param softcap the cap, positive
   * @return a value between -softcap and softcap, within 2.5 ulp; an infinite logit stays infinite,
   *     as it stands for a class that is certain or does not exist; NaN for NaN
   */
  public static double capped(double logit, double softcap) {
    return Double.isInfinite(logit) ? logit : softcap * tanh(logit / softcap);
  }

  /**
   * The derivative of {@link #capped(double, double)}: 1 - tanh^2, not as a difference.
   *
   * @param logit any double
   * @param softcap the cap, positive
   * @return a value from 0 to 1; 0 for an infinite logit
   */
  public static double slope(double logit, double softcap) {
    return tanhDerivative(logit / softcap);
  }

  /**
   * The second derivative of {@link #capped(double, double)}: {@code -2 tanh * (1 - tanh^2) /
   * softcap}.
   *
   * @param logit any double
   * @param softcap the cap, positive
   * @return a value of the sign opposite to the logit's; 0 for an infinite logit
   */
  public static double curvature(double logit, double softcap) {
    double scaled = logit / softcap;
    return -2d * tanh(scaled) * tanhDerivative(scaled) / softcap;
  }

  /**
   * An entry of a gradient times a slope; an entry of 0 stays 0 whatever the logit.
   *
   * @param entry the entry with respect to the capped logit
   * @param slope what {@link #slope(double, double)} returned
   * @return the entry with respect to the logit
   */
  public static double chained(double entry, double slope) {
    return entry == 0d ? entry : entry * slope;
  }
}
