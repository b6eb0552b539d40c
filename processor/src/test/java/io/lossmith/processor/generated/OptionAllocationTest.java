package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No method that options add to a generated class allocates a byte in steady state. */
class OptionAllocationTest {
  private static final int CALLS = 300;
  private static final int ROUNDS = 4;
  private static final int ROWS = 18;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classes = 5, batch = ANY",
        "classes = 40, batch = ANY, logitSoftcap = 3, temperature = 2, ignoreIndex = 0",
        "classes = 5, batch = {6, 3}, layout = Layout.CLASSES_FIRST, focalGamma = 2, zLoss = 0.1"
      })
  void noCallAllocates(String elements) {
    Object loss =
        new OptionLoss(
                elements
                    + ", topK = 2, outputs = {Output.LOSSES, Output.LOG_SUM_EXP,"
                    + " Output.TARGET_PROBABILITY, Output.ARGMAX}")
            .object();
    int classes = Integer.parseInt(elements.replaceAll("classes = (\\d+).*", "$1"));
    float[] logits = new float[ROWS * classes];
    Arrays.setAll(new int[logits.length], i -> (int) (logits[i] = i * 37 % 11));
    int[] targets = new int[ROWS];
    Arrays.setAll(targets, row -> row % 5);
    float[] wide = new float[logits.length];
    List<List<Object>> calls =
        List.of(
            List.of("hessianVectorProduct", logits, targets, logits.clone(), wide),
            List.of("countInTop2", logits, targets),
            List.of(
                "lossAndGradient",
                logits,
                targets,
                new float[ROWS],
                new float[ROWS],
                new float[ROWS],
                new int[ROWS],
                wide));
    for (List<Object> call : calls) {
      MethodHandle handle = handle(loss, (String) call.get(0), call.subList(1, call.size()));
      long least = Long.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        least = Math.min(least, AllocationMeter.bytes(handle::invokeExact, CALLS));
      }
      assertThat(least).as("bytes of %s, %s", call.get(0), elements).isZero();
    }
  }

  private static MethodHandle handle(Object loss, String name, List<Object> arguments) {
    return GeneratedCall.all(loss).stream()
        .filter(call -> call.name().equals(name))
        .filter(call -> call.method().getParameterCount() == arguments.size())
        .findFirst()
        .orElseThrow()
        .bind(arguments.toArray());
  }
}
