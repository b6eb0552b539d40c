package io.lossmith.oracle;

import java.util.Random;

/** One row of random logits of a random temper, with random options, targets and vector. */
record RandomLosses(LossOptions options, double[] logits, LossTargets targets, double[] vector) {

  static RandomLosses next(Random random) {
    int classes = 2 + random.nextInt(5);
    int target = random.nextInt(classes);
    LossOptions options =
        LossOptions.of(classes)
            .withReduction(LossOptions.Reduction.SUM)
            .withTransform(transform(classes, random));
    if (random.nextBoolean()) {
      options = options.withClassWeights(positive(classes, random));
    }
    if (classes > 2 && random.nextInt(3) == 0) {
      options = options.withMaskedClasses((target + 1) % classes);
    }
    LossTargets targets = LossTargets.ofIndices(target);
    switch (random.nextInt(3)) {
      case 0 -> {
        int kind = random.nextInt(8);
        options = options.withFocalGamma(new double[] {0.5, 1, 2, 3.25}[kind / 2]);
        options = kind % 2 == 0 ? options : options.withZLoss(0.375);
      }
      case 1 -> options = withSpread(options, random);
      default -> {
        options = withSpread(options, random).withTarget(LossOptions.Target.PROBABILITIES);
        double[] probabilities = positive(classes, random);
        for (int j = 0; j < classes; j++) {
          probabilities[j] = options.isLive(j) ? probabilities[j] : 0;
        }
        targets = LossTargets.ofProbabilities(probabilities);
      }
    }
    double temper = new double[] {0.1, 1, 5, 30}[random.nextInt(4)];
    return new RandomLosses(
        options,
        gaussian(classes, temper, random),
        targets.withSampleWeights(random.nextGaussian()),
        gaussian(classes, 1, random));
  }

  private static LossOptions withSpread(LossOptions options, Random random) {
    LossOptions smoothed = random.nextBoolean() ? options.withLabelSmoothing(0.125) : options;
    return random.nextBoolean() ? smoothed.withZLoss(random.nextDouble()) : smoothed;
  }

  private static LogitTransform transform(int classes, Random random) {
    LogitTransform transform = LogitTransform.IDENTITY;
    if (random.nextBoolean()) {
      transform = transform.withTemperature(0.25 + 2 * random.nextDouble());
    }
    if (random.nextBoolean()) {
      transform = transform.withSoftcap(5 + 40 * random.nextDouble());
    }
    return random.nextBoolean()
        ? transform.withAdjustment(gaussian(classes, 1, random))
        : transform;
  }

  private static double[] positive(int count, Random random) {
    return random.doubles(count, 0.01, 2).toArray();
  }

  private static double[] gaussian(int count, double scale, Random random) {
    double[] values = new double[count];
    for (int j = 0; j < count; j++) {
      values[j] = scale * random.nextGaussian();
    }
    return values;
  }
}
