package io.lossmith.processor.generated;

import io.lossmith.Divisor;
import io.lossmith.EmptyMean;
import io.lossmith.Layout;
import io.lossmith.Output;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import io.lossmith.Storage;
import io.lossmith.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Every method of generated classes with options, on fixed rows of every temper: over whole arrays,
 * windows, in place, and over buffers, heap and direct, of both byte orders.
 */
final class OptionWorkload {
  private static final int ROWS = 19;
  private static final List<Output> OUTPUTS =
      List.of(Output.LOG_SUM_EXP, Output.TARGET_PROBABILITY, Output.ARGMAX);

  private OptionWorkload() {}

  /** Every option in each precision that has it, alone or beside others. */
  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>();
    for (OptionSpec spec : ofRows()) {
      specs.add(spec);
      specs.add(spec.with("precision", Precision.DOUBLE));
    }
    OptionSpec narrow = OptionSpec.of(7).with("storage", Storage.BFLOAT16);
    specs.add(narrow);
    specs.add(narrow.with("reduction", Reduction.NONE).with("logitSoftcap", 5.0));
    specs.add(narrow.with("maskedClasses", List.of(2)).with("outputs", OUTPUTS));
    specs.add(
        probabilities(20)
            .with("storage", Storage.FLOAT16)
            .withBatch(3, 5)
            .with("layout", Layout.CLASSES_FIRST));
    specs.add(OptionSpec.of(40).with("storage", Storage.FLOAT16).with("labelSmoothing", 0.1));
    return specs;
  }

  private static List<OptionSpec> ofRows() {
    return List.of(
        OptionSpec.of(10),
        OptionSpec.of(5)
            .with("classWeights", numbers(5, 0.25))
            .with("sampleWeights", true)
            .with("ignoreIndex", List.of(-100)),
        OptionSpec.of(40)
            .with("labelSmoothing", 0.1)
            .with("ignoreIndex", List.of(3))
            .with("divisor", Divisor.KEPT_ROWS)
            .with("emptyMean", EmptyMean.ZERO),
        probabilities(20).withBatch(2, 9).with("layout", Layout.CLASSES_FIRST),
        probabilities(40)
            .with("classWeights", numbers(40, 0.125))
            .with("labelSmoothing", 0.25)
            .with("sampleWeights", true)
            .with("reduction", Reduction.SUM),
        OptionSpec.of(5)
            .with("temperature", 1.5)
            .with("logitSoftcap", 8.0)
            .with("logitAdjustment", numbers(5, -0.5))
            .with("reduction", Reduction.NONE),
        OptionSpec.of(40)
            .with("maskedClasses", List.of(0, 17, 39))
            .with("topK", List.of(1, 3))
            .with("outputs", List.of(Output.LOSSES, Output.ARGMAX)),
        OptionSpec.of(20)
            .with("maskedClasses", List.of(1))
            .with("zLoss", 0.01)
            .with("focalGamma", 2.0)
            .with("outputs", OUTPUTS),
        OptionSpec.of(7)
            .withBatch(OptionSpec.ANY, 4)
            .with("layout", Layout.CLASSES_FIRST)
            .with("focalGamma", 0.5)
            .with("logitSoftcap", 20.0),
        OptionSpec.of(130)
            .withBatch(6)
            .with("classWeights", numbers(130, 0.0625))
            .with("labelSmoothing", 0.1)
            .with("zLoss", 0.001),
        OptionSpec.of(300).withBatch(4).with("divisor", Divisor.ALL_ROWS),
        OptionSpec.of(6)
            .withBatch()
            .with("sampleWeights", true)
            .with("ignoreIndex", List.of(-1))
            .with("outputs", OUTPUTS)
            .with("topK", List.of(2)),
        probabilities(6).withBatch().with("labelSmoothing", 0.1).with("logitSoftcap", 3.0));
  }

  private static OptionSpec probabilities(int classes) {
    return OptionSpec.of(classes).with("target", Target.PROBABILITIES);
  }

  private static List<Double> numbers(int count, double step) {
    return IntStream.range(0, count).mapToObj(j -> (j % 7 + 1) * step).toList();
  }

  /** The sources of the annotated types by their names. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    List<OptionSpec> specs = specs();
    for (int i = 0; i < specs.size(); i++) {
      sources.put("generated.Option" + i, specs.get(i).source("Option" + i));
    }
    return sources;
  }

  /** A digest of all results, by section: the options and the method. */
  static Sections run(Function<String, Object> losses) {
    Sections.Builder sections = new Sections.Builder();
    List<String> types = List.copyOf(sources().keySet());
    List<OptionSpec> specs = specs();
    for (int i = 0; i < types.size(); i++) {
      OptionSpec spec = specs.get(i);
      Object loss = losses.apply(DigestedWorkload.lossName(types.get(i)));
      int rows = spec.fixedRows() * (spec.isDynamic() ? ROWS : 1);
      OptionRows data = RandomOptionRows.of(spec, rows, new Random(i));
      for (String method : methods(loss)) {
        String numbers = spec.isDouble() ? "double" : "float";
        String section = "C = " + spec.classes() + ", " + numbers + " " + spec.optionNames();
        add(
            sections.digest(i + ", " + section + ", " + method),
            new OptionCalls(spec, loss).call(method, data));
      }
    }
    return sections.build();
  }

  private static TreeSet<String> methods(Object loss) {
    TreeSet<String> names = new TreeSet<>();
    for (GeneratedCall call : GeneratedCall.all(loss)) {
      if (!call.parameters().isEmpty()) {
        names.add(call.name());
      }
    }
    List.of("classes", "rows", "ignores").forEach(names::remove);
    return names;
  }

  /** Every form of the call gave these bits. */
  private static void add(BitDigest digest, OptionCalls.Result result) {
    result.value().ifPresent(digest::add);
    result.arrays().values().forEach(digest::add);
  }
}
