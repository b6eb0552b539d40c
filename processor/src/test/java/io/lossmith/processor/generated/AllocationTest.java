package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In steady state no public method of a generated class allocates a single byte. */
class AllocationTest {
  private static final List<Integer> ROWS = List.of(1, 3, 16, 17, 64, 65);

  /** The first ones warm up; in the best of all even a JVM at work elsewhere is in steady state. */
  private static final int ROUNDS = 4;

  private static final int CALLS = 300;
  private static final int LOGITS = 10_000;

  @Test
  void theMeterSeesAnAllocation() {
    assertThat(AllocationMeter.bytes(() -> assertThat(new float[1]).isNotNull(), CALLS))
        .isGreaterThanOrEqualTo(16L * CALLS);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 24, 33, 1000})
  void noCallAllocates(int classes) {
    List<Measured> calls = calls(classes);
    Map<String, Long> least = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Measured call : calls) {
        long bytes = AllocationMeter.bytes(call.handle::invokeExact, call.times);
        least.merge(call.name, bytes, Math::min);
      }
    }
    int count = least.size();
    least.values().removeIf(bytes -> bytes == 0);
    assertThat(least).as("bytes allocated").isEmpty();
    System.out.println("C = " + classes + ": no byte in " + count + " calls");
  }

  /** Every method with every number of rows, the numbers of rows mixed. */
  private static List<Measured> calls(int classes) {
    List<Measured> calls = new ArrayList<>();
    List<Object> dynamic = new ArrayList<>();
    for (Reduction reduction : Reduction.values()) {
      dynamic.add(GeneratedLosses.instance(classes, "ANY", reduction));
    }
    add(calls, classes, 1, GeneratedLosses.instance(classes, "{}", Reduction.MEAN));
    for (int i = 0; i < ROWS.size(); i++) {
      int rows = ROWS.get(i);
      Reduction reduction = Reduction.values()[i % Reduction.values().length];
      add(calls, classes, rows, GeneratedLosses.instance(classes, "" + rows, reduction));
      dynamic.forEach(loss -> add(calls, classes, rows, loss));
    }
    return calls;
  }

  private static void add(List<Measured> calls, int classes, int rows, Object loss) {
    CallArguments arguments = WorkloadRows.of(classes, rows, false).arguments();
    int times = Math.max(10, Math.min(CALLS, LOGITS / (rows * classes)));
    for (GeneratedCall call : GeneratedCall.all(loss)) {
      String name = call + " of " + loss.getClass().getInterfaces()[0].getSimpleName();
      calls.add(
          new Measured(
              calls.size() + " " + name + " with " + rows + " rows",
              call.bind(arguments.of(call, false)),
              times));
    }
  }

  private record Measured(String name, MethodHandle handle, int times) {}
}
