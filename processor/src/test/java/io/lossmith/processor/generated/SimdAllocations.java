package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Layout;
import io.lossmith.Lossmith;
import io.lossmith.Precision;
import io.lossmith.Reduction;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Calls every method of generated classes on numbers of rows in mixed order, in a JVM of its own,
 * round after round until in a whole round not a byte is allocated.
 */
final class SimdAllocations {
  private static final List<Integer> CLASSES = List.of(2, 3, 5, 10, 15, 16, 17, 100, 1000);

  /** Those that are masked, or in another layout. */
  private static final List<Integer> CLASSES_OF_SHAPES = List.of(3, 10);

  /** Those whose rows have weights and may not count. */
  private static final List<Integer> CLASSES_OF_WEIGHTS = List.of(3, 10, 100, 1000);

  /** Mixed, so that no call is like the one before. */
  private static final List<Integer> ROWS = List.of(65, 1, 4096, 16, 3, 1000, 17, 64);

  /** The most logits of a call: more would only take longer. */
  private static final int MOST_LOGITS = 500_000;

  private static final int MOST_CALLS = 200;
  private static final int LOGITS = 20_000;
  private static final int LEAST_ROUNDS = 3;
  private static final long LIMIT_NANOS = 200_000_000_000L;

  private final Precision precision;
  private final Map<String, Object> arrays = new HashMap<>();
  private final List<Measured> calls = new ArrayList<>();

  private SimdAllocations(Precision precision) {
    this.precision = precision;
  }

  /** The annotated types by name: any number of rows in each reduction, an example, shapes. */
  static Map<String, OptionSpec> specs(Precision precision) {
    Map<String, OptionSpec> specs = new LinkedHashMap<>();
    for (int classes : CLASSES) {
      OptionSpec spec = OptionSpec.of(classes).with("precision", precision);
      for (Reduction reduction : Reduction.values()) {
        specs.put(precision + "Any" + reduction + classes, spec.with("reduction", reduction));
      }
      specs.put(precision + "Example" + classes, spec.withBatch());
    }
    for (int classes : CLASSES_OF_SHAPES) {
      OptionSpec spec = OptionSpec.of(classes).with("precision", precision);
      specs.put(precision + "Masked" + classes, spec.with("maskedClasses", List.of(1)));
      specs.put(
          precision + "Positions" + classes,
          spec.withBatch(3, 57).with("layout", Layout.CLASSES_FIRST));
    }
    for (int classes : CLASSES_OF_WEIGHTS) {
      specs.put(
          precision + "Weighted" + classes,
          OptionSpec.of(classes)
              .with("precision", precision)
              .with("classWeights", Collections.nCopies(classes, 0.7))
              .with("ignoreIndex", List.of(-100))
              .with("sampleWeights", true));
    }
    return specs;
  }

  /**
   * Prints the width of the vectors, the numbers of calls and rounds, and after them the calls that
   * still allocated in the last round.
   *
   * @param arguments the precision
   */
  public static void main(String[] arguments) {
    SimdAllocations allocations = new SimdAllocations(Precision.valueOf(arguments[0]));
    allocations.bind();
    // The first round starts the race of the precision.
    Map<String, Long> bytes = allocations.round();
    Lossmith.warmUp();
    if (Lossmith.backend() == Backend.SCALAR) {
      throw new AssertionError(Lossmith.backendReason());
    }
    int rounds = 1;
    long start = System.nanoTime();
    do {
      bytes = allocations.round();
      rounds++;
    } while (System.nanoTime() - start < LIMIT_NANOS
        && (rounds < LEAST_ROUNDS || !bytes.isEmpty()));
    System.out.println(Lossmith.backend());
    System.out.println(allocations.calls.size() + " calls, round " + rounds);
    bytes.forEach((call, allocated) -> System.out.println(allocated + " bytes by " + call));
  }

  /** The bytes of each call that allocated, a call. */
  private Map<String, Long> round() {
    Map<String, Long> bytes = new LinkedHashMap<>();
    for (Measured call : calls) {
      long allocated = AllocationMeter.bytes(call.handle::invokeExact, call.times);
      if (allocated > 0) {
        bytes.put(call.name + ", " + call.times + " times", allocated);
      }
    }
    return bytes;
  }

  private void bind() {
    Map<String, OptionSpec> specs = specs(precision);
    Map<String, List<GeneratedCall>> methods = new LinkedHashMap<>();
    specs.forEach(
        (name, spec) ->
            methods.put(
                name,
                GeneratedCall.all(
                    WorkloadDigest.newLoss(DigestedWorkload.lossName("generated." + name)))));
    for (int rows : ROWS) {
      specs.forEach(
          (name, spec) -> {
            boolean fits = rows * spec.classes() <= MOST_LOGITS;
            if (fits && (rows == 1 || spec.isDynamic())) {
              int count = spec.isDynamic() ? rows : spec.fixedRows();
              OptionRows data = RandomOptionRows.of(spec, count, new Random(rows));
              methods.get(name).forEach(call -> add(spec, call, data));
            }
          });
    }
  }

  private void add(OptionSpec spec, GeneratedCall call, OptionRows rows) {
    int times = Math.max(1, Math.min(MOST_CALLS, LOGITS / (rows.rows() * spec.classes())));
    Object[] values = new OptionArguments(spec, rows, call).values();
    MethodHandle handle = call.bind(shared(spec, call, values));
    calls.add(new Measured(call + " with " + rows.rows() + " rows", handle, times));
  }

  /** One array of a name and a length serves all calls on rows of so many classes. */
  private Object[] shared(OptionSpec spec, GeneratedCall call, Object[] values) {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value.getClass().isArray()) {
        String name = spec.classes() + call.parameters().get(i) + ", " + Array.getLength(value);
        values[i] = arrays.computeIfAbsent(name, key -> value);
      }
    }
    return values;
  }

  private record Measured(String name, MethodHandle handle, int times) {}
}
