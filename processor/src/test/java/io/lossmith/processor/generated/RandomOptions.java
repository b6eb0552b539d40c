package io.lossmith.processor.generated;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Target;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A random legal combination of options with rows for it; fewer options, classes and rows are
 * simpler.
 *
 * @param spec the annotation
 * @param rows the rows
 */
record RandomOptions(OptionSpec spec, OptionRows rows) {
  private static final List<String> OPTIONS =
      List.of(
          "focalGamma",
          "target",
          "classWeights",
          "sampleWeights",
          "ignoreIndex",
          "labelSmoothing",
          "divisor",
          "emptyMean",
          "precision",
          "zLoss");

  static Arbitrary<RandomOptions> any() {
    Arbitrary<Integer> classes =
        Arbitraries.frequencyOf(
            Tuple.of(12, Arbitraries.integers().between(2, 40)),
            Tuple.of(1, Arbitraries.of(100, 130)));
    Arbitrary<List<Integer>> batch =
        Arbitraries.oneOf(
            Arbitraries.just(List.of()),
            Arbitraries.integers().between(1, 20).map(List::of),
            Arbitraries.integers().between(1, 4).list().ofSize(2),
            Arbitraries.just(List.of(OptionSpec.ANY)),
            Arbitraries.integers().between(1, 3).map(inner -> List.of(OptionSpec.ANY, inner)));
    return Combinators.combine(
            classes,
            batch,
            Arbitraries.of(Reduction.class),
            Arbitraries.of(OPTIONS).set(),
            Arbitraries.integers().between(0, 8),
            Arbitraries.longs())
        .as(RandomOptions::of);
  }

  private static RandomOptions of(
      int classes,
      List<Integer> batch,
      Reduction reduction,
      Set<String> options,
      int dynamicRows,
      long seed) {
    Random random = new Random(seed);
    OptionSpec spec = OptionSpec.of(classes).with("batch", batch).with("reduction", reduction);
    for (String option : OPTIONS) {
      // Values are drawn whether they are used or not: one option less changes no other.
      Object value = value(option, classes, random);
      if (options.contains(option) && isLegal(spec, option, value)) {
        spec = spec.with(option, value);
      }
    }
    int rows = spec.fixedRows() * (spec.isDynamic() ? dynamicRows : 1);
    return new RandomOptions(spec, RandomOptionRows.of(spec, rows, random));
  }

  private static Object value(String option, int classes, Random random) {
    return switch (option) {
      case "target" -> Target.PROBABILITIES;
      case "classWeights" -> weights(classes, random);
      case "sampleWeights" -> true;
      case "ignoreIndex" ->
          List.of(new int[] {-100, -1, 0, classes - 1, Integer.MAX_VALUE}[random.nextInt(5)]);
      case "labelSmoothing" -> new double[] {0.1, 1, 1e-3, random.nextDouble()}[random.nextInt(4)];
      case "divisor" -> Divisor.values()[random.nextInt(Divisor.values().length)];
      case "emptyMean" -> EmptyMean.ZERO;
      case "precision" -> Precision.DOUBLE;
      case "zLoss" -> new double[] {1e-4, 0.01, 1}[random.nextInt(3)];
      case "focalGamma" -> new double[] {0.5, 1, 2, 3.25}[random.nextInt(4)];
      default -> throw new IllegalArgumentException(option);
    };
  }

  private static List<Double> weights(int classes, Random random) {
    int positive = random.nextInt(classes);
    return IntStream.range(0, classes)
        .mapToObj(
            j ->
                j != positive && random.nextInt(6) == 0
                    ? 0.0
                    : Math.scalb(1 + random.nextDouble(), random.nextInt(9) - 4))
        .toList();
  }

  /** Whether the processor takes the option beside those that are there. */
  private static boolean isLegal(OptionSpec spec, String option, Object value) {
    boolean isMean = !spec.isExample() && spec.reduction() == Reduction.MEAN;
    return switch (option) {
      case "target", "labelSmoothing" -> !spec.has("focalGamma");
      case "ignoreIndex" -> !spec.hasProbabilities();
      case "emptyMean" -> isMean;
      case "divisor" -> isMean && !(spec.hasProbabilities() && value == Divisor.TARGET_WEIGHTS);
      default -> true;
    };
  }

  @Override
  public String toString() {
    return spec + "\n" + rows;
  }
}
