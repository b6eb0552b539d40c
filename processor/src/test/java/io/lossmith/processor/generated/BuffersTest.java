package io.lossmith.processor.generated;

import static io.lossmith.processor.generated.BufferKind.DIRECT_BIG;
import static io.lossmith.processor.generated.BufferKind.DIRECT_LITTLE;
import static io.lossmith.processor.generated.BufferKind.HEAP;
import static io.lossmith.processor.generated.BufferKind.HEAP_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.BatchLoss;
import io.lossmith.Reduction;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every method over buffers, beside itself over arrays. */
class BuffersTest {
  private static final int CLASSES = 5;
  private static final int ROWS = 21;

  @ParameterizedTest
  @EnumSource
  void sameBitsAsArrays(BufferKind kind) {
    check(kind, kind, kind, kind);
  }

  /** Each argument of a call has a kind of its own. */
  @Test
  void sameBitsAsArraysWhateverIsMixed() {
    check(HEAP, DIRECT_LITTLE, DIRECT_BIG, HEAP_BYTES);
    check(DIRECT_BIG, HEAP, HEAP_BYTES, DIRECT_LITTLE);
  }

  /** Of all reductions and forms of a batch, with buffers of these kinds. */
  private static void check(BufferKind... kinds) {
    for (Reduction reduction : Reduction.values()) {
      for (String batch : List.of("{}", "ANY", "" + ROWS)) {
        check(GeneratedLosses.instance(CLASSES, batch, reduction), batch, kinds);
      }
    }
  }

  private static void check(Object loss, String batch, BufferKind... kinds) {
    String kind = Arrays.toString(kinds);
    int rows = batch.equals("{}") ? 1 : ROWS;
    CallArguments values = WorkloadRows.of(CLASSES, rows, false).arguments();
    List<GeneratedCall> onBuffers = GeneratedCall.ofBuffers(loss);
    assertThat(onBuffers).hasSize(9);
    for (GeneratedCall call : onBuffers) {
      GeneratedCall onArrays = arrays(loss, call);
      Object[] arrays = values.of(onArrays, false);
      Object[] buffers = new Object[arrays.length];
      for (int i = 0; i < arrays.length; i++) {
        buffers[i] = arrays[i] instanceof Integer ? arrays[i] : kinds[i].holding(arrays[i]);
      }
      Object expected = onArrays.invoke(arrays);
      assertThat(call.invoke(buffers)).as("%s, %s", call, kind).isEqualTo(expected);
      for (int i = 0; i < arrays.length; i++) {
        if (buffers[i] instanceof Buffer buffer) {
          assertThat(buffer.position()).isEqualTo(BufferKind.BEFORE);
          assertThat(buffer.remaining()).isEqualTo(java.lang.reflect.Array.getLength(arrays[i]));
          assertThat(BufferKind.contents(buffer)).as("%s, %s", call, kind).isEqualTo(arrays[i]);
        }
      }
    }
  }

  private static GeneratedCall arrays(Object loss, GeneratedCall call) {
    return GeneratedCall.all(loss).stream()
        .filter(other -> other.name().equals(call.name()) && !other.isWindow())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void buffersOfTheWrongSizeAndReadOnlyOutputsAreRefusedUntouched() throws Exception {
    BatchLoss loss = GeneratedLosses.mean(2);
    Method method =
        loss.getClass()
            .getMethod("lossAndGradient", FloatBuffer.class, IntBuffer.class, FloatBuffer.class);
    FloatBuffer logits = FloatBuffer.wrap(new float[] {1, 2, 3, 4});
    IntBuffer targets = IntBuffer.wrap(new int[] {0, 1});
    assertThatThrownBy(() -> invoke(method, loss, logits, targets, FloatBuffer.allocate(3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient holds 3 from position to limit; 2 rows of 2 classes need 4");
    assertThatThrownBy(() -> invoke(method, loss, logits, targets, logits.asReadOnlyBuffer()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient is read-only; a call writes to it");
    FloatBuffer gradient = FloatBuffer.wrap(new float[] {7, 7, 7, 7});
    assertThatThrownBy(
            () -> invoke(method, loss, logits, IntBuffer.wrap(new int[] {0, 2}), gradient))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("targets[1] is 2; classes are 0 to 1");
    assertThat(gradient.array()).containsOnly(7);
  }

  @Test
  void nothingIsAllocatedOnceTheArraysAreThere() {
    Object loss = GeneratedLosses.instance(CLASSES, "ANY", Reduction.MEAN);
    CallArguments values = WorkloadRows.of(CLASSES, ROWS, false).arguments();
    List<String> allocating = new ArrayList<>();
    for (GeneratedCall call : GeneratedCall.ofBuffers(loss)) {
      Object[] buffers =
          Arrays.stream(values.of(arrays(loss, call), false))
              .map(BufferKind.DIRECT_BIG::holding)
              .toArray();
      MethodHandle bound = call.bind(buffers);
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 10; round++) {
        least = Math.min(least, AllocationMeter.bytes(bound::invokeExact, 2000));
      }
      if (least > 0) {
        allocating.add(call + ": " + least);
      }
    }
    assertThat(allocating).isEmpty();
  }

  /** The targets say how many rows there are, or the input of a method without targets. */
  @Test
  void buffersThatHoldAnotherNumberOfRowsAreRefusedUntouched() throws Exception {
    BatchLoss loss = GeneratedLosses.mean(2);
    FloatBuffer written = FloatBuffer.wrap(new float[] {7, 7, 7, 7});
    Method withTargets =
        loss.getClass()
            .getMethod("lossAndGradient", FloatBuffer.class, IntBuffer.class, FloatBuffer.class);
    FloatBuffer logits = FloatBuffer.wrap(new float[] {1, 2, 3, 4});
    assertThatThrownBy(() -> invoke(withTargets, loss, logits, IntBuffer.allocate(3), written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("logits holds 4 from position to limit; 3 rows of 2 classes need 6");
    Method softmax = loss.getClass().getMethod("softmax", FloatBuffer.class, FloatBuffer.class);
    assertThatThrownBy(() -> invoke(softmax, loss, FloatBuffer.allocate(5), written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "logits holds 5 from position to limit, which is not a whole number of rows of 2"
                + " classes");
    assertThatThrownBy(() -> invoke(softmax, loss, FloatBuffer.allocate(6), written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("probabilities holds 4 from position to limit; 3 rows of 2 classes need 6");
    assertThat(written.array()).containsOnly(7);
  }

  private static void invoke(Method method, Object on, Object... arguments) throws Throwable {
    try {
      method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
