package io.lossmith.oracle;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * One row's loss as the textbook defines it, in 80 digits: exponentials of the transformed logits,
 * their sum, its logarithm, and no thought of cancellation. Its derivatives are difference
 * quotients of that number. It shares nothing with {@link ExactRow} but the options, so that a
 * wrong formula there cannot hide here.
 */
final class NaiveLoss {
  private static final MathContext DIGITS = BigMath.WORKING;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Steps of the first and of the mixed second derivatives. */
  private static final BigDecimal STEP = new BigDecimal("1e-20");

  private static final BigDecimal SECOND_STEP = new BigDecimal("1e-14");

  private final LossOptions options;
  private final LossTargets targets;
  private final BigDecimal[] logits;

  NaiveLoss(LossOptions options, double[] logits, LossTargets targets) {
    this.options = options;
    this.targets = targets;
    this.logits = new BigDecimal[logits.length];
    for (int j = 0; j < logits.length; j++) {
      this.logits[j] = new BigDecimal(logits[j]);
    }
  }

  BigDecimal loss() {
    return loss(logits);
  }

  /** The central difference quotient by logit j. */
  BigDecimal gradient(int j) {
    BigDecimal rise = loss(moved(logits, j, STEP)).subtract(loss(moved(logits, j, STEP.negate())));
    return rise.divide(STEP.multiply(TWO), DIGITS);
  }

  /** The central difference quotient, along the vector, of that by logit j. */
  BigDecimal hessianVectorProduct(int j, double[] vector) {
    BigDecimal back = SECOND_STEP.negate();
    BigDecimal rise =
        loss(moved(moved(logits, vector, SECOND_STEP), j, SECOND_STEP))
            .subtract(loss(moved(moved(logits, vector, SECOND_STEP), j, back)))
            .subtract(loss(moved(moved(logits, vector, back), j, SECOND_STEP)))
            .add(loss(moved(moved(logits, vector, back), j, back)));
    return rise.divide(SECOND_STEP.pow(2).multiply(BigDecimal.valueOf(4)), DIGITS);
  }

  private static BigDecimal[] moved(BigDecimal[] from, int j, BigDecimal step) {
    BigDecimal[] moved = from.clone();
    moved[j] = moved[j].add(step);
    return moved;
  }

  private static BigDecimal[] moved(BigDecimal[] from, double[] vector, BigDecimal step) {
    BigDecimal[] moved = from.clone();
    for (int j = 0; j < moved.length; j++) {
      moved[j] = moved[j].add(step.multiply(new BigDecimal(vector[j])));
    }
    return moved;
  }

  private BigDecimal loss(BigDecimal[] x) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int j = 0; j < x.length; j++) {
      if (options.isLive(j)) {
        sum = sum.add(BigMath.exp(transformed(x[j], j)), DIGITS);
      }
    }
    BigDecimal lse = BigMath.log(sum);
    BigDecimal loss = new BigDecimal(options.zLoss()).multiply(lse.multiply(lse, DIGITS), DIGITS);
    for (int j = 0; j < x.length; j++) {
      if (options.isLive(j)) {
        BigDecimal minusLog = lse.subtract(transformed(x[j], j), DIGITS);
        loss = loss.add(factor(j).multiply(focal(minusLog), DIGITS), DIGITS);
      }
    }
    return loss.multiply(new BigDecimal(targets.sampleWeight(0)), DIGITS);
  }

  private BigDecimal factor(int j) {
    BigDecimal smoothing = new BigDecimal(options.labelSmoothing());
    BigDecimal share =
        options.hasIndexTargets()
            ? (targets.index(0) == j ? BigDecimal.ONE : BigDecimal.ZERO)
            : new BigDecimal(targets.probability(0, j));
    return BigDecimal.ONE
        .subtract(smoothing)
        .multiply(share)
        .add(smoothing.divide(BigDecimal.valueOf(options.liveClasses()), DIGITS))
        .multiply(new BigDecimal(options.classWeight(j)), DIGITS);
  }

  private BigDecimal focal(BigDecimal minusLog) {
    if (options.focalGamma() == 0) {
      return minusLog;
    }
    BigDecimal others = BigDecimal.ONE.subtract(BigMath.exp(minusLog.negate()));
    BigDecimal exponent = BigMath.log(others).multiply(new BigDecimal(options.focalGamma()));
    return minusLog.multiply(BigMath.exp(exponent), DIGITS);
  }

  private BigDecimal transformed(BigDecimal x, int j) {
    LogitTransform transform = options.transform();
    BigDecimal capped = x;
    if (transform.softcap() != 0) {
      BigDecimal cap = new BigDecimal(transform.softcap());
      BigDecimal e = BigMath.exp(x.multiply(TWO).divide(cap, DIGITS));
      capped = cap.multiply(e.subtract(BigDecimal.ONE)).divide(e.add(BigDecimal.ONE), DIGITS);
    }
    BigDecimal shift =
        transform.adjustment().isEmpty()
            ? BigDecimal.ZERO
            : new BigDecimal(transform.adjustment().get(j));
    return capped.divide(new BigDecimal(transform.temperature()), DIGITS).add(shift);
  }
}
