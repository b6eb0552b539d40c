package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method of sigmoid cross-entropy over buffers, beside itself over arrays. */
class SigmoidBuffersTest {
  private static final int CALLS = 300;

  @ParameterizedTest
  @EnumSource
  void sameBitsAsArrays(BufferKind kind) {
    List<SigmoidCase> cases = SigmoidWorkload.cases();
    Compiled compiled = SigmoidLoss.compile(cases.stream().map(SigmoidCase::source).toList());
    Random random = new Random(1);
    int calls = 0;
    for (SigmoidCase each : cases) {
      SigmoidLoss loss = new SigmoidLoss(compiled.loadClass(each.source().lossName()));
      assertThat(loss.methods().stream().filter(GeneratedCall::takesBuffers))
          .hasSize(each.probabilities() ? 4 : 5);
      for (SigmoidWorkload.Call call :
          SigmoidWorkload.calls(each, SigmoidRows.random(each, random))) {
        check(loss, call, kind, each + ", " + call.method() + ", " + kind);
        calls++;
      }
    }
    System.out.println(calls + " calls on buffers, " + kind);
  }

  private static void check(
      SigmoidLoss loss, SigmoidWorkload.Call call, BufferKind kind, String description) {
    Object[] arrays = call.arguments().toArray();
    // Made before the call on arrays: outputs have yet to be written.
    Object[] buffers = onBuffers(call, kind);
    Object expected = loss.get(call.method(), arrays);
    assertThat(loss.get(call.method(), buffers)).as(description).isEqualTo(expected);
    for (int i = 0; i < arrays.length; i++) {
      if (buffers[i] instanceof Buffer buffer) {
        assertThat(buffer.position()).isEqualTo(BufferKind.BEFORE);
        assertThat(buffer.remaining()).isEqualTo(java.lang.reflect.Array.getLength(arrays[i]));
        assertThat(BufferKind.contents(buffer)).as(description).isEqualTo(arrays[i]);
      }
    }
  }

  @Test
  void nothingIsAllocatedOnceTheArraysAreThere() {
    List<SigmoidCase> cases = SigmoidWorkload.cases().subList(0, 10);
    Compiled compiled = SigmoidLoss.compile(cases.stream().map(SigmoidCase::source).toList());
    Random random = new Random(1);
    List<String> allocating = new ArrayList<>();
    for (SigmoidCase each : cases) {
      SigmoidLoss loss = new SigmoidLoss(compiled.loadClass(each.source().lossName()));
      for (SigmoidWorkload.Call call :
          SigmoidWorkload.calls(each, SigmoidRows.random(each, random))) {
        Object[] buffers = onBuffers(call, BufferKind.DIRECT_BIG);
        MethodHandle bound =
            MethodHandles.insertArguments(loss.handle(call.method(), buffers), 0, buffers)
                .asType(MethodType.methodType(void.class));
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 10 && least > 0; round++) {
          least = Math.min(least, AllocationMeter.bytes(bound::invokeExact, CALLS));
        }
        if (least > 0) {
          allocating.add(each + ", " + call.method() + ": " + least);
        }
      }
    }
    assertThat(allocating).isEmpty();
  }

  @Test
  void buffersOfTheWrongSizeAndReadOnlyOutputsAreRefusedUntouched() {
    SigmoidLoss loss = SigmoidLoss.of(2, "ANY", Reduction.MEAN, "");
    FloatBuffer logits = FloatBuffer.wrap(new float[] {1, 2, 3, 4});
    IntBuffer targets = IntBuffer.wrap(new int[] {0, 1, 1, 0});
    FloatBuffer gradient = FloatBuffer.wrap(new float[] {7, 7, 7, 7});
    refused(
        loss,
        IllegalArgumentException.class,
        "logits holds 3 from position to limit, which is not a whole number of rows of 2 classes",
        logits.duplicate().limit(3),
        targets,
        gradient);
    refused(
        loss,
        IllegalArgumentException.class,
        "targets holds 2 from position to limit; 2 rows of 2 classes need 4",
        logits,
        targets.duplicate().limit(2),
        gradient);
    refused(
        loss,
        IllegalArgumentException.class,
        "gradient is read-only; a call writes to it",
        logits,
        targets,
        gradient.asReadOnlyBuffer());
    refused(
        loss,
        IndexOutOfBoundsException.class,
        "targets[2] is 2; a target is 0 or 1",
        logits,
        IntBuffer.wrap(new int[] {0, 1, 2, 0}),
        gradient);
    assertThat(gradient.array()).containsOnly(7);
  }

  private static void refused(
      SigmoidLoss loss, Class<?> thrown, String message, Object... arguments) {
    assertThatThrownBy(() -> loss.call("lossAndGradient", arguments))
        .isInstanceOf(thrown)
        .hasMessage(message);
  }

  private static Object[] onBuffers(SigmoidWorkload.Call call, BufferKind kind) {
    return call.arguments().stream()
        .map(argument -> argument.getClass().isArray() ? kind.holding(argument) : argument)
        .toArray();
  }
}
