package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** In steady state no public method of a generated class allocates a single byte. */
class SigmoidAllocationTest {
  /** The first ones warm up; in the best of all even a JVM at work elsewhere is in steady state. */
  private static final int ROUNDS = 4;

  private static final int CALLS = 300;

  @Test
  void noCallAllocates() {
    List<SigmoidCase> cases = SigmoidWorkload.cases();
    Compiled compiled = SigmoidLoss.compile(cases.stream().map(SigmoidCase::source).toList());
    Random random = new Random(1);
    Map<String, MethodHandle> handles = new LinkedHashMap<>();
    for (SigmoidCase each : cases) {
      SigmoidLoss loss = new SigmoidLoss(compiled.loadClass(each.source().lossName()));
      for (SigmoidWorkload.Call call :
          SigmoidWorkload.calls(each, SigmoidRows.random(each, random))) {
        handles.put(each.source().typeName() + "." + call.method(), bound(loss, call));
      }
    }
    Map<String, Long> least = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      handles.forEach(
          (name, handle) -> {
            AllocationMeter.Action action =
                () -> {
                  handle.invokeExact();
                };
            least.merge(name, AllocationMeter.bytes(action, CALLS), Math::min);
          });
    }
    List<String> allocating = new ArrayList<>();
    least.forEach((name, bytes) -> allocating.add(name + ": " + bytes));
    allocating.removeIf(line -> line.endsWith(": 0"));
    assertThat(allocating).as("bytes allocated").isEmpty();
    System.out.println("sigmoid: no byte in " + least.size() + " calls");
  }

  /** The call without arguments and result, so that nothing is boxed. */
  private static MethodHandle bound(SigmoidLoss loss, SigmoidWorkload.Call call) {
    Object[] arguments = call.arguments().toArray();
    MethodHandle handle = loss.handle(call.method(), arguments);
    return MethodHandles.insertArguments(handle, 0, arguments)
        .asType(MethodType.methodType(void.class));
  }
}
