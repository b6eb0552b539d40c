package io.lossmith.processor.generated;

import io.lossmith.oracle.ExactSoftmax;

/**
 * How far the exact results of a row can move when its distances are rounded to float.
 *
 * <p>A rounded distance is u (1 + d) with |d| at most 2<sup>-24</sup>: subtraction rounds once, and
 * is exact where the result is subnormal. So with r(u) = exp(u 2<sup>-24</sup>) - 1 an exponential
 * e moves by at most e r(u), and the sum of some of them by at most D, the sum of their e r(u).
 * With S the sum of all exponentials and M the movement of S (maxima do not move):
 *
 * <pre>
 *   log S               moves by at most M / (S - M)
 *   loss(t)             moves by at most M / (S - M) + u_t 2^-24
 *   softmax(j)          moves by at most p_j (exp(u_j 2^-24) / (1 - M / S) - 1)
 *   gradient at target  is -1 / (1 + z), z = e_t / others; z moves by at most z q with
 *                       q = exp(u_t 2^-24) / (1 - D / others) - 1, the result therefore by at most
 *                       z q / ((1 + z) (1 + z (1 - q))), at most p_t (1 - p_t) q / (1 - q)
 * </pre>
 */
final class DistanceRounding {
  private static final double HALF_ULP = 0x1p-24;

  private final double[] distances;
  private final double[] exponentials;
  private double sum;
  private double movement;

  /** Of a row without NaN or +Infinity, and with a finite logit. */
  DistanceRounding(float[] logits, int offset, int classes) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < classes; j++) {
      maximum = Math.max(maximum, logits[offset + j]);
    }
    distances = new double[classes];
    exponentials = new double[classes];
    for (int j = 0; j < classes; j++) {
      distances[j] = maximum - logits[offset + j];
      exponentials[j] = Math.exp(-distances[j]);
      sum += exponentials[j];
      movement += movementOf(j);
    }
  }

  double logOfSum() {
    return movement / (sum - movement);
  }

  double loss(int target) {
    return distances[target] == Double.POSITIVE_INFINITY
        ? 0
        : logOfSum() + distances[target] * HALF_ULP;
  }

  double softmax(int j) {
    return exponentials[j] == 0
        ? 0
        : exponentials[j] / sum * (Math.exp(distances[j] * HALF_ULP) / (1 - movement / sum) - 1);
  }

  /** The movement of {@link ExactSoftmax#gradient}. */
  double gradient(int target, int j) {
    if (j != target) {
      return softmax(j);
    }
    double others = 0;
    double movementOfOthers = 0;
    for (int i = 0; i < distances.length; i++) {
      if (i != target) {
        others += exponentials[i];
        movementOfOthers += movementOf(i);
      }
    }
    double probability = exponentials[target] / sum;
    if (probability == 0 || others == 0) {
      return 0;
    }
    double relative = Math.exp(distances[target] * HALF_ULP) / (1 - movementOfOthers / others) - 1;
    return probability * (others / sum) * relative / (1 - relative);
  }

  private double movementOf(int j) {
    return exponentials[j] == 0 ? 0 : exponentials[j] * Math.expm1(distances[j] * HALF_ULP);
  }
}
