package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the methods of generated classes in double give for some numbers of classes, without options
 * and with some, one digest each.
 */
final class DoubleClassCounts {

  /** Rows that take each step together, one more block, and some that remain. */
  private static final int ROWS = 64 + 16 + 3;

  private DoubleClassCounts() {}

  /** Every schedule and every kernel. */
  static List<OptionSpec> specs() {
    List<OptionSpec> specs = new ArrayList<>();
    Stream.concat(IntStream.rangeClosed(2, 20).boxed(), Stream.of(31, 33, 100, 143, 144, 300, 2100))
        .forEach(
            classes -> {
              OptionSpec plain = OptionSpec.of(classes).with("precision", Precision.DOUBLE);
              specs.add(plain);
              specs.add(
                  plain
                      .with("reduction", Reduction.NONE)
                      .with("ignoreIndex", List.of(1))
                      .with("focalGamma", 2.0));
            });
    return specs;
  }

  /** The sources of the annotated types by their names. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    List<OptionSpec> specs = specs();
    for (int i = 0; i < specs.size(); i++) {
      sources.put("generated.Double" + i, specs.get(i).source("Double" + i));
    }
    return sources;
  }

  /** Uses doubles before it asks, so that the answer is about them. */
  public static void main(String[] arguments) {
    List<String> lines = lines(WorkloadDigest::newLoss);
    if (Lossmith.backend() != Backend.valueOf(arguments[0])) {
      throw new AssertionError(Lossmith.backendReason());
    }
    lines.forEach(System.out::println);
  }

  /**
   * Calls them.
   *
   * @param losses a new object of the generated class of a name
   */
  static List<String> lines(Function<String, Object> losses) {
    List<String> lines = new ArrayList<>();
    List<OptionSpec> specs = specs();
    for (int i = 0; i < specs.size(); i++) {
      OptionSpec spec = specs.get(i);
      Object loss = losses.apply(DigestedWorkload.lossName("generated.Double" + i));
      OptionRows rows = RandomOptionRows.of(spec, ROWS, new Random(i));
      OptionCalls calls = new OptionCalls(spec, loss);
      BitDigest digest = new BitDigest();
      for (String method : methods(loss)) {
        OptionCalls.Result result = calls.call(method, rows);
        result.value().ifPresent(digest::add);
        result.arrays().values().forEach(digest::add);
      }
      lines.add(spec + " " + Long.toHexString(digest.value()));
    }
    return lines;
  }

  private static TreeSet<String> methods(Object loss) {
    TreeSet<String> names = new TreeSet<>();
    for (GeneratedCall call : GeneratedCall.all(loss)) {
      if (call.parameters().contains("logits") || call.name().equals("nll")) {
        names.add(call.name());
      }
    }
    return names;
  }
}
