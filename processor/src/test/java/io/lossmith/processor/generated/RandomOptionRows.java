package io.lossmith.processor.generated;

import java.util.Arrays;
import java.util.Random;

/** Rows of every temper for a spec, with targets and weights as it has them. */
final class RandomOptionRows {
  private final OptionSpec spec;
  private final Random random;

  private RandomOptionRows(OptionSpec spec, Random random) {
    this.spec = spec;
    this.random = random;
  }

  static OptionRows of(OptionSpec spec, int rows, Random random) {
    return new RandomOptionRows(spec, random).rows(rows).rounded(spec);
  }

  private OptionRows rows(int count) {
    double[][] logits = new double[count][];
    int[] indices = new int[spec.hasProbabilities() ? 0 : count];
    double[][] probabilities = new double[spec.hasProbabilities() ? count : 0][];
    double[] weights = new double[count];
    boolean negative = random.nextInt(3) == 0;
    for (int row = 0; row < count; row++) {
      logits[row] = logits();
      if (spec.hasProbabilities()) {
        probabilities[row] = probabilities();
      } else {
        indices[row] = index();
      }
      double weight = random.nextInt(8) == 0 ? 0 : random.nextDouble() * 4;
      weights[row] = !spec.hasSampleWeights() ? 1 : negative ? random.nextGaussian() : weight;
    }
    return new OptionRows(logits, indices, probabilities, weights);
  }

  private int index() {
    if (spec.has("ignoreIndex") && random.nextInt(3) == 0) {
      return spec.ignoreIndex().orElseThrow();
    }
    return random.nextInt(spec.classes());
  }

  private double[] logits() {
    int classes = spec.classes();
    double[] row = new double[classes];
    double scale = Math.scalb(1.0, random.nextInt(12) - 5);
    double shift = random.nextInt(3) == 0 ? random.nextGaussian() * 100 : 0;
    Arrays.setAll(row, j -> random.nextGaussian() * scale + shift);
    int one = random.nextInt(classes);
    switch (random.nextInt(16)) {
      case 0, 1, 2 -> row[one] += 5 + random.nextInt(spec.isDouble() ? 800 : 110);
      case 3 -> row[one] = row[0];
      case 4 -> Arrays.fill(row, shift);
      case 5 -> {
        Arrays.fill(row, shift);
        row[one] += random.nextDouble() * 16;
      }
      case 6, 7 -> row[one] = Double.NEGATIVE_INFINITY;
      case 8 -> row[one] = 1e6 * random.nextGaussian();
      case 9 -> row[one] = random.nextInt(4) == 0 ? special() : row[one];
      default -> {}
    }
    return row;
  }

  private double special() {
    double huge = spec.isDouble() ? 1e300 : 3e38;
    return new double[] {Double.NaN, Double.POSITIVE_INFINITY, -huge, -0.0}[random.nextInt(4)];
  }

  /** A distribution, one class, several classes of 1, or nothing. */
  private double[] probabilities() {
    double[] row = new double[spec.classes()];
    switch (random.nextInt(6)) {
      case 0 -> row[random.nextInt(row.length)] = 1;
      case 1 -> Arrays.setAll(row, j -> random.nextInt(2));
      case 2 -> Arrays.fill(row, 0);
      default -> {
        Arrays.setAll(row, j -> random.nextDouble());
        double sum = Arrays.stream(row).sum();
        Arrays.setAll(row, j -> row[j] / sum);
      }
    }
    return row;
  }
}
