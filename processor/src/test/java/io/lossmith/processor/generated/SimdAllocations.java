package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import io.lossmith.Reduction;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Calls every method of generated classes on numbers of rows in mixed order, in a JVM of its own,
 * round after round until in a whole round not a byte is allocated.
 */
final class SimdAllocations {
  private static final List<Integer> CLASSES = List.of(2, 3, 5, 10, 15, 16, 17, 100, 1000);

  /** Mixed, so that no call is like the one before. */
  private static final List<Integer> ROWS = List.of(65, 1, 4096, 16, 3, 1000, 17, 64);

  private static final int MOST_CALLS = 200;
  private static final int LOGITS = 20_000;
  private static final int LEAST_ROUNDS = 3;
  private static final long LIMIT_NANOS = 200_000_000_000L;

  private final Map<String, Object> arrays = new HashMap<>();
  private final List<Measured> calls = new ArrayList<>();

  private SimdAllocations() {}

  /** The annotated types: any number of rows in each reduction, and an example. */
  static List<SpecSource> specs() {
    List<SpecSource> specs = new ArrayList<>();
    for (int classes : CLASSES) {
      for (Reduction reduction : Reduction.values()) {
        specs.add(new SpecSource("Any" + reduction + classes, classes, "ANY", reduction));
      }
      specs.add(new SpecSource("Example" + classes, classes, "{}", Reduction.MEAN));
    }
    return specs;
  }

  /**
   * Prints the width of the vectors, the numbers of calls and rounds, and after them the calls that
   * still allocated in the last round.
   */
  public static void main(String[] arguments) {
    Lossmith.warmUp();
    if (Lossmith.backend() == Backend.SCALAR) {
      throw new AssertionError(Lossmith.backendReason());
    }
    SimdAllocations allocations = new SimdAllocations();
    allocations.bind();
    int rounds = 0;
    Map<String, Long> bytes;
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
    Map<SpecSource, List<GeneratedCall>> methods = new LinkedHashMap<>();
    for (SpecSource spec : specs()) {
      methods.put(spec, GeneratedCall.all(WorkloadDigest.newLoss(spec.lossName())));
    }
    for (int rows : ROWS) {
      Map<Integer, CallArguments> inputs = new TreeMap<>();
      methods.forEach(
          (spec, all) -> {
            int count = spec.batch().equals("{}") ? 1 : rows;
            CallArguments arguments =
                inputs.computeIfAbsent(
                    spec.classes(), classes -> WorkloadRows.of(classes, rows, false).arguments());
            if (count == rows) {
              all.forEach(call -> add(spec, call, rows, arguments));
            }
          });
    }
  }

  private void add(SpecSource spec, GeneratedCall call, int rows, CallArguments arguments) {
    int times = Math.max(1, Math.min(MOST_CALLS, LOGITS / (rows * spec.classes())));
    MethodHandle handle = call.bind(shared(spec, call, arguments.of(call, false)));
    calls.add(new Measured(call + " with " + rows + " rows", handle, times));
  }

  /** One array of a name and a length serves all calls on rows of so many classes. */
  private Object[] shared(SpecSource spec, GeneratedCall call, Object[] values) {
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
