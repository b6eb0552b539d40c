package io.lossmith.oracle;

import java.util.Arrays;

/**
 * The factors of one row's negative log-probabilities, but for the sample weight: what class
 * weights, smoothing and the target come to. The row's loss is the sum over the classes of {@link
 * #at} times -lp.
 *
 * <p>They are kept in two parts, the spike at an index target and what is spread over the classes,
 * because a gradient whose only coefficient is the spike has no cancellation.
 */
final class RowCoefficients {
  private final int target;
  private final DoubleDouble spike;
  private final DoubleDouble[] spread;
  private final DoubleDouble spreadMagnitude;

  /** The sums of the coefficients of all classes before and after each. */
  private final DoubleDouble[] before;

  private final DoubleDouble[] after;

  private RowCoefficients(int target, DoubleDouble spike, DoubleDouble[] spread) {
    this.target = target;
    this.spike = spike;
    this.spread = spread;
    spreadMagnitude =
        Arrays.stream(spread).map(DoubleDouble::abs).reduce(DoubleDouble.ZERO, DoubleDouble::add);
    int classes = spread.length;
    before = new DoubleDouble[classes + 1];
    after = new DoubleDouble[classes + 1];
    before[0] = DoubleDouble.ZERO;
    after[classes] = DoubleDouble.ZERO;
    for (int j = 0; j < classes; j++) {
      before[j + 1] = before[j].add(at(j));
      after[classes - 1 - j] = after[classes - j].add(at(classes - 1 - j));
    }
  }

  /** The coefficients of a row that is not ignored. */
  static RowCoefficients of(LossOptions options, LossTargets targets, int row) {
    DoubleDouble kept = DoubleDouble.difference(1, options.labelSmoothing());
    DoubleDouble smoothed =
        DoubleDouble.of(options.labelSmoothing()).divide(DoubleDouble.of(options.liveClasses()));
    boolean index = options.hasIndexTargets();
    DoubleDouble[] spread = new DoubleDouble[options.classes()];
    for (int j = 0; j < spread.length; j++) {
      DoubleDouble share = options.isLive(j) ? smoothed : DoubleDouble.ZERO;
      if (!index) {
        share = share.add(kept.multiply(DoubleDouble.of(targets.probability(row, j))));
      }
      spread[j] = share.multiply(DoubleDouble.of(options.classWeight(j)));
    }
    int target = index ? targets.index(row) : -1;
    DoubleDouble spike =
        index ? kept.multiply(DoubleDouble.of(options.classWeight(target))) : DoubleDouble.ZERO;
    return new RowCoefficients(target, spike, spread);
  }

  /** The factor of class j. */
  DoubleDouble at(int j) {
    return j == target ? spread[j].add(spike) : spread[j];
  }

  /** The sum of all factors. */
  DoubleDouble sum() {
    return after[0];
  }

  /** The sum of the factors of all classes but j; nothing is subtracted. */
  DoubleDouble sumWithout(int j) {
    return before[j].add(after[j + 1]);
  }

  /** The sum of the factors' magnitudes. */
  DoubleDouble magnitude() {
    return spreadMagnitude.add(spike.abs());
  }

  /**
   * The magnitudes of the terms that make up the derivative of the loss by y of class j: p - 1 and
   * p of the spike each count as one term, A p - a of the rest as two.
   */
  DoubleDouble gradientScale(ExactSoftmax softmax, int j) {
    DoubleDouble ofSpike = j == target ? softmax.complement(j) : softmax.softmax(j);
    return spike
        .abs()
        .multiply(ofSpike)
        .add(spreadMagnitude.multiply(softmax.softmax(j)))
        .add(spread[j].abs());
  }
}
