package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Layout;
import io.lossmith.Lossmith;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * What generated classes give whose rows come to the SIMD kernels in some other shape than whole
 * blocks of plain logits: one digest a spec and number of rows.
 */
final class VectorShapes {
  private static final List<String> METHODS =
      List.of("loss", "lossAndGradient", "softmax", "logSoftmax", "logSumExp");

  /** Less than a block, by few and by many; a block; some with rows that remain. */
  private static final List<Integer> ROWS = List.of(1, 6, 7, 12, 15, 16, 19, 28, 64, 66, 95);

  /** Multiples of the positions of a spec that has several. */
  private static final List<Integer> MULTIPLES = List.of(1, 2, 3);

  private static final List<Output> OUTPUTS =
      List.of(Output.LOSSES, Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY, Output.ARGMAX);

  private VectorShapes() {}

  /** The specs of one precision. */
  static List<OptionSpec> specs(Precision precision) {
    List<OptionSpec> specs = new ArrayList<>();
    for (int classes : List.of(2, 3, 4, 5, 8, 10, 15)) {
      OptionSpec plain = OptionSpec.of(classes);
      specs.add(plain);
      specs.add(plain.with("reduction", Reduction.NONE).with("labelSmoothing", 0.1));
    }
    for (int classes : List.of(3, 10, 20)) {
      specs.add(OptionSpec.of(classes).with("outputs", OUTPUTS));
      specs.add(OptionSpec.of(classes).with("temperature", 1.5));
    }
    for (int classes : List.of(2, 3, 7, 10, 15, 20)) {
      OptionSpec first = OptionSpec.of(classes).with("layout", Layout.CLASSES_FIRST);
      specs.add(first.withBatch(OptionSpec.ANY, 16));
      specs.add(first.withBatch(OptionSpec.ANY, 5, 20).with("reduction", Reduction.NONE));
      specs.add(first.withBatch(3, 23).with("reduction", Reduction.SUM));
    }
    OptionSpec positions = OptionSpec.of(5).withBatch(2, 40).with("layout", Layout.CLASSES_FIRST);
    specs.add(positions.with("outputs", OUTPUTS));
    specs.add(positions.with("zLoss", 0.01).with("ignoreIndex", List.of(2)));
    specs.add(positions.with("temperature", 0.5));
    specs.add(OptionSpec.of(5).withBatch(4, 9).with("layout", Layout.CLASSES_FIRST));
    addMasks(specs);
    addWeights(specs);
    return specs.stream().map(spec -> spec.with("precision", precision)).toList();
  }

  /** Of 2 to 18 live classes, masked before, between and behind them. */
  private static void addMasks(List<OptionSpec> specs) {
    for (int live : List.of(2, 3, 6, 14, 15, 16, 18)) {
      OptionSpec masked = OptionSpec.of(live + 3).with("maskedClasses", List.of(0, 2, live + 2));
      specs.add(masked);
      specs.add(masked.with("outputs", OUTPUTS).with("reduction", Reduction.SUM));
      specs.add(masked.with("labelSmoothing", 0.1).with("ignoreIndex", List.of(1)));
      specs.add(OptionSpec.of(live + 1).with("maskedClasses", List.of(1)));
    }
    OptionSpec masked = OptionSpec.of(9).with("maskedClasses", List.of(1, 7));
    specs.add(masked.with("target", Target.PROBABILITIES).with("sampleWeights", true));
    specs.add(masked.withBatch(2, 35).with("layout", Layout.CLASSES_FIRST));
  }

  /** Rows that weigh, by their classes and on their own, and rows that do not count. */
  private static void addWeights(List<OptionSpec> specs) {
    for (int classes : List.of(2, 3, 7, 10, 15, 16, 33, 100, 150)) {
      List<Double> weights = new ArrayList<>(Collections.nCopies(classes, 0.7));
      weights.set(1, 0.0);
      OptionSpec ignoring = OptionSpec.of(classes).with("ignoreIndex", List.of(classes));
      OptionSpec weighted = ignoring.with("classWeights", weights);
      specs.add(ignoring.with("reduction", Reduction.NONE));
      specs.add(OptionSpec.of(classes).with("sampleWeights", true));
      specs.add(weighted.with("reduction", Reduction.SUM));
      specs.add(weighted.with("sampleWeights", true));
    }
    OptionSpec masked =
        OptionSpec.of(9)
            .with("maskedClasses", List.of(0, 4))
            .with("ignoreIndex", List.of(2))
            .with("classWeights", Collections.nCopies(9, 1.3));
    specs.add(masked);
    specs.add(masked.withBatch(2, 35).with("layout", Layout.CLASSES_FIRST));
  }

  /** The sources of the annotated types by their names. */
  static Map<String, String> sources(Precision precision) {
    Map<String, String> sources = new LinkedHashMap<>();
    List<OptionSpec> specs = specs(precision);
    for (int i = 0; i < specs.size(); i++) {
      sources.put(typeName(precision, i), specs.get(i).source(precision + "Shape" + i));
    }
    return sources;
  }

  private static String typeName(Precision precision, int index) {
    return "generated." + precision + "Shape" + index;
  }

  /**
   * Prints the lines. Uses the kernels before it asks, so that the answer is about them.
   *
   * @param arguments the precision, and what has to serve
   */
  public static void main(String[] arguments) {
    List<String> lines = lines(Precision.valueOf(arguments[0]), WorkloadDigest::newLoss);
    if (Lossmith.backend() != Backend.valueOf(arguments[1])) {
      throw new AssertionError(Lossmith.backendReason());
    }
    lines.forEach(System.out::println);
  }

  /**
   * Calls them: on whole arrays, windows with guards around them, buffers, and in place.
   *
   * @param losses a new object of the generated class of a name
   */
  static List<String> lines(Precision precision, Function<String, Object> losses) {
    List<String> lines = new ArrayList<>();
    List<OptionSpec> specs = specs(precision);
    for (int i = 0; i < specs.size(); i++) {
      OptionSpec spec = specs.get(i);
      Object loss = losses.apply(DigestedWorkload.lossName(typeName(precision, i)));
      OptionCalls calls = new OptionCalls(spec, loss);
      for (int rows : rows(spec)) {
        OptionRows data = RandomOptionRows.of(spec, rows, new Random(i * 1000L + rows));
        BitDigest digest = new BitDigest();
        for (String method : METHODS) {
          OptionCalls.Result result = calls.call(method, data);
          result.value().ifPresent(digest::add);
          result.arrays().values().forEach(digest::add);
        }
        lines.add(spec + ", " + rows + " rows: " + Long.toHexString(digest.value()));
      }
    }
    return lines;
  }

  private static List<Integer> rows(OptionSpec spec) {
    int fixed = spec.fixedRows();
    if (!spec.isDynamic()) {
      return List.of(fixed);
    }
    return fixed == 1 ? ROWS : MULTIPLES.stream().map(multiple -> multiple * fixed).toList();
  }
}
