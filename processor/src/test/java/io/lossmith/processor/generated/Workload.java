package io.lossmith.processor.generated;

import io.lossmith.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every public method of many generated classes, on fixed pseudo-random rows. */
final class Workload {
  private static final List<Integer> CLASSES = List.of(2, 3, 5, 7, 10, 16, 17, 33, 100, 1000);
  private static final List<Integer> ROWS = List.of(1, 3, 16, 17, 64);

  /** Rows that are given one by one: as many as there are kinds of them. */
  private static final int EXAMPLES = 17;

  /** Logits in a batch of any size, at most: interpreted code does a million a second. */
  private static final int MOST_LOGITS = 4_000;

  private Workload() {}

  /**
   * For each number of classes one example, and each reduction of a batch of any size and of a
   * fixed one, which is another for the next number of classes.
   */
  static List<SpecSource> specs() {
    List<SpecSource> specs = new ArrayList<>();
    for (int i = 0; i < CLASSES.size(); i++) {
      int classes = CLASSES.get(i);
      specs.add(new SpecSource("Example" + classes, classes, "{}", Reduction.MEAN));
      for (Reduction reduction : Reduction.values()) {
        String word = reduction.name().toLowerCase(Locale.ROOT);
        int rows = ROWS.get((i + 4 + 2 * reduction.ordinal()) % ROWS.size());
        specs.add(new SpecSource("Any_" + word + classes, classes, "ANY", reduction));
        specs.add(
            new SpecSource("Fixed" + rows + "_" + word + classes, classes, "" + rows, reduction));
      }
    }
    return specs;
  }

  /** The sources of the annotated types by their names. */
  static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    specs().forEach(spec -> sources.put(spec.qualifiedName(), spec.text()));
    return sources;
  }

  /**
   * Runs it.
   *
   * @param losses a new object of the generated class of a spec
   * @return a digest of all results, by section: the number of classes and the method
   */
  static Sections run(Function<SpecSource, Object> losses) {
    Sections.Builder sections = new Sections.Builder();
    for (int classes : CLASSES) {
      BitDigest inputs = sections.digest("C = " + classes + ", inputs");
      batches(classes)
          .forEach(
              rows -> {
                inputs.add(rows.logits());
                inputs.add(rows.targets());
              });
    }
    for (SpecSource spec : specs()) {
      List<GeneratedCall> calls = GeneratedCall.all(losses.apply(spec));
      for (WorkloadRows rows : batches(spec)) {
        calls.forEach(call -> add(sections, spec, call, rows.arguments()));
      }
    }
    LogSumExpWorkload.add(sections);
    return sections.build();
  }

  private static List<WorkloadRows> batches(SpecSource spec) {
    int classes = spec.classes();
    return switch (spec.batch()) {
      case "{}" -> batches(classes, EXAMPLES).flatMap(rows -> rows.split().stream()).toList();
      case "ANY" -> batches(classes).toList();
      default -> batches(classes, Integer.parseInt(spec.batch())).toList();
    };
  }

  private static Stream<WorkloadRows> batches(int classes) {
    return ROWS.stream()
        .filter(rows -> rows * classes <= MOST_LOGITS)
        .flatMap(rows -> batches(classes, rows));
  }

  private static Stream<WorkloadRows> batches(int classes, int rows) {
    return Stream.of(WorkloadRows.of(classes, rows, true), WorkloadRows.of(classes, rows, false));
  }

  private static void add(
      Sections.Builder sections, SpecSource spec, GeneratedCall call, CallArguments arguments) {
    BitDigest digest = sections.digest("C = " + spec.classes() + ", " + call.name());
    add(digest, call, arguments.of(call, false));
    if (call.worksInPlace()) {
      add(digest, call, arguments.of(call, true));
    }
  }

  /** Adds what the call returns and all that is in its arrays afterwards. */
  private static void add(BitDigest digest, GeneratedCall call, Object[] arguments) {
    Object result = call.invoke(arguments);
    if (result != null) {
      digest.addAny(result);
    }
    for (Object argument : arguments) {
      digest.addAny(argument);
    }
  }
}
