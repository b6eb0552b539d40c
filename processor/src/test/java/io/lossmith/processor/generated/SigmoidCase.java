package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import io.lossmith.oracle.LossOptions;
import io.lossmith.oracle.SigmoidOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A random legal spec of sigmoid cross-entropy, and what the oracle is told of it.
 *
 * @param source the annotated type
 * @param options the same for the oracle, numbers rounded to the precision
 * @param probabilities whether targets are probabilities
 * @param weighted whether rows have weights
 * @param isDouble whether it is computed in double
 */
record SigmoidCase(
    SigmoidSource source,
    SigmoidOptions options,
    boolean probabilities,
    boolean weighted,
    boolean isDouble) {
  private static final List<Integer> CLASSES = List.of(1, 1, 2, 3, 5, 20, 100);
  private static final List<String> BATCHES = List.of("{}", "3", "{2, 9}", "ANY", "{ANY, 2}");
  private static final List<Integer> IGNORED = List.of(-100, -1, 0, 1, 7);

  static SigmoidCase random(int number, Random random) {
    int classes = CLASSES.get(random.nextInt(CLASSES.size()));
    String batch = BATCHES.get(number % BATCHES.size());
    Reduction reduction = Reduction.values()[random.nextInt(3)];
    boolean isDouble = random.nextInt(3) == 0;
    boolean probabilities = random.nextInt(3) == 0;
    boolean weighted = random.nextInt(3) == 0;
    List<String> stated = new ArrayList<>();
    SigmoidOptions options =
        SigmoidOptions.of(classes)
            .withReduction(
                batch.equals("{}")
                    ? LossOptions.Reduction.SUM
                    : LossOptions.Reduction.valueOf(reduction.name()))
            .withDivisor(SigmoidOptions.Divisor.KEPT_ENTRIES);
    if (isDouble) {
      stated.add("precision = Precision.DOUBLE");
    }
    if (probabilities) {
      stated.add("target = Target.PROBABILITIES");
    }
    if (weighted) {
      stated.add("sampleWeights = true");
    }
    if (random.nextInt(3) == 0) {
      double[] weights = numbers(classes, isDouble, random);
      stated.add("positiveWeights = " + list(weights));
      options = options.withPositiveWeights(weights);
    }
    if (random.nextInt(3) == 0) {
      double[] weights = numbers(classes, isDouble, random);
      if (classes > 1 && random.nextBoolean()) {
        weights[0] = 0;
      }
      stated.add("classWeights = " + list(weights));
      options = options.withClassWeights(weights);
    }
    if (!probabilities && random.nextInt(3) == 0) {
      int ignored = IGNORED.get(random.nextInt(IGNORED.size()));
      stated.add("ignoreIndex = " + ignored);
      options = options.withIgnoreIndex(ignored);
    }
    if (random.nextInt(3) == 0) {
      double smoothing = rounded(random.nextDouble(), isDouble);
      stated.add("labelSmoothing = " + smoothing);
      options = options.withLabelSmoothing(smoothing);
    } else if (!probabilities && random.nextBoolean()) {
      double gamma = rounded(random.nextDouble() * 5, isDouble);
      stated.add("focalGamma = " + gamma);
      options = options.withFocalGamma(gamma);
    }
    return new SigmoidCase(
        new SigmoidSource("S" + number, classes, batch, reduction, String.join(", ", stated)),
        options,
        probabilities,
        weighted,
        isDouble);
  }

  boolean isExample() {
    return source.batch().equals("{}");
  }

  boolean isReduced() {
    return !isExample() && source.reduction() != Reduction.NONE;
  }

  int rows() {
    return switch (source.batch()) {
      case "{}" -> 1;
      case "3" -> 3;
      case "{ANY, 2}" -> 40;
      case "ANY" -> 17;
      default -> 18;
    };
  }

  private static double[] numbers(int count, boolean isDouble, Random random) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> rounded(Math.exp(2 * random.nextGaussian()), isDouble));
    return numbers;
  }

  private static String list(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(", ", "{", "}"));
  }

  static double rounded(double number, boolean isDouble) {
    return isDouble ? number : (float) number;
  }

  /** Short, whatever the number of weights. */
  @Override
  public String toString() {
    return "C = %d, batch %s, %s, %s"
        .formatted(
            source.classes(),
            source.batch(),
            source.reduction(),
            source.options().replaceAll("\\{[^}]*\\}", "..."));
  }
}
