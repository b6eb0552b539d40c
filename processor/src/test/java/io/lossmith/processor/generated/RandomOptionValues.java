package io.lossmith.processor.generated;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random values of the options, and which of them a spec may have beside those that it has. */
final class RandomOptionValues {
  /** Every option, in an order in which each is judged after those that it has to go with. */
  static final List<String> OPTIONS =
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
          "zLoss",
          "layout",
          "storage",
          "temperature",
          "logitSoftcap",
          "logitAdjustment",
          "maskedClasses",
          "topK",
          "outputs");

  /** What speaks against an option; where there is no entry, nothing does. */
  private static final Map<String, BiPredicate<OptionSpec, Object>> LEGAL =
      Map.of(
          "target", (spec, value) -> !spec.has("focalGamma"),
          "labelSmoothing", (spec, value) -> !spec.has("focalGamma"),
          "ignoreIndex", (spec, value) -> !spec.hasProbabilities(),
          "emptyMean", (spec, value) -> isMean(spec),
          "divisor",
              (spec, value) ->
                  isMean(spec) && !(spec.hasProbabilities() && value == Divisor.TARGET_WEIGHTS),
          "layout", (spec, value) -> !spec.isExample(),
          "storage", (spec, value) -> !spec.isDouble(),
          "maskedClasses", RandomOptionValues::leavesWeight,
          "topK", RandomOptionValues::hasAsManyClasses,
          "outputs", RandomOptionValues::areOutputs);

  private RandomOptionValues() {}

  static boolean isLegal(OptionSpec spec, String option, Object value) {
    return LEGAL.getOrDefault(option, (any, whatever) -> true).test(spec, value);
  }

  private static boolean isMean(OptionSpec spec) {
    return !spec.isExample() && spec.reduction() == Reduction.MEAN;
  }

  /** Two classes have to be left, and one of them a weight. */
  private static boolean leavesWeight(OptionSpec spec, Object value) {
    List<?> masked = (List<?>) value;
    return masked.size() + 2 <= spec.classes()
        && IntStream.range(0, spec.classes())
            .anyMatch(j -> !masked.contains(j) && spec.classWeight(j) > 0);
  }

  private static boolean hasAsManyClasses(OptionSpec spec, Object value) {
    int live = spec.classes() - spec.maskedClasses().size();
    return ((List<?>) value).stream().allMatch(k -> (int) k <= live);
  }

  private static boolean areOutputs(OptionSpec spec, Object value) {
    List<?> outputs = (List<?>) value;
    boolean alone = spec.isExample() || spec.reduction() == Reduction.NONE;
    return !(alone && outputs.contains(Output.LOSSES))
        && !(spec.hasProbabilities() && outputs.contains(Output.TARGET_PROBABILITY));
  }

  static Object value(String option, int classes, Random random) {
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
      case "layout" -> Layout.CLASSES_FIRST;
      case "storage" -> random.nextBoolean() ? Storage.BFLOAT16 : Storage.FLOAT16;
      case "temperature" -> new double[] {0.25, 0.7, 2, 10}[random.nextInt(4)];
      case "logitSoftcap" -> new double[] {3, 20, 50}[random.nextInt(3)];
      case "logitAdjustment" -> adjustments(classes, random);
      case "maskedClasses" -> distinct(1 + random.nextInt(3), 0, classes, random);
      case "topK" -> distinct(1 + random.nextInt(2), 1, classes + 1, random);
      case "outputs" -> outputs(random);
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

  private static List<Double> adjustments(int classes, Random random) {
    return IntStream.range(0, classes)
        .mapToObj(j -> random.nextInt(4) == 0 ? 0.0 : random.nextGaussian())
        .toList();
  }

  /** So many numbers from a first one on, none twice; fewer where there are no more. */
  private static List<Integer> distinct(int count, int from, int to, Random random) {
    return Stream.generate(() -> from + random.nextInt(to - from)).limit(count).distinct().toList();
  }

  private static List<Output> outputs(Random random) {
    Output[] all = Output.values();
    int subset = 1 + random.nextInt((1 << all.length) - 1);
    return IntStream.range(0, all.length)
        .filter(i -> (subset >> i & 1) == 1)
        .mapToObj(i -> all[i])
        .toList();
  }
}
