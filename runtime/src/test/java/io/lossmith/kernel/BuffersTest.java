package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** {@link Buffers}: copies from the position on, and arrays that grow only. */
class BuffersTest {

  private static final int LAST_SLOT = 8;

  private final Buffers buffers = new Buffers();

  @Test
  void aBufferIsCopiedFromItsPositionToItsLimit() {
    FloatBuffer floats = FloatBuffer.wrap(new float[] {1, 2, 3, 4, 5}, 1, 3);
    assertThat(buffers.copy(0, floats)).containsExactly(2, 3, 4);
    assertThat(floats.position()).isOne();
    assertThat(floats.limit()).isEqualTo(4);
    IntBuffer ints = IntBuffer.wrap(new int[] {1, 2, 3, 4, 5}, 1, 3);
    assertThat(buffers.copy(0, ints)).containsExactly(2, 3, 4);
    assertThat(ints.position()).isOne();
    ShortBuffer shorts = ShortBuffer.wrap(new short[] {1, 2, 3, 4, 5}, 1, 3);
    assertThat(buffers.copy(0, shorts)).containsExactly(new int[] {2, 3, 4});
    assertThat(shorts.position()).isOne();
    DoubleBuffer doubles = DoubleBuffer.wrap(new double[] {1, 2, 3, 4, 5}, 1, 3);
    assertThat(buffers.copy(0, doubles)).containsExactly(2, 3, 4);
    assertThat(doubles.position()).isOne();
  }

  @Test
  void anArrayIsKeptAsLongAsItIsLongEnough() {
    float[] floats = buffers.room(1, FloatBuffer.allocate(4));
    int[] ints = buffers.room(1, IntBuffer.allocate(4));
    short[] shorts = buffers.room(1, ShortBuffer.allocate(4));
    double[] doubles = buffers.room(1, DoubleBuffer.allocate(4));
    for (int length : new int[] {4, 3, 0}) {
      assertThat(buffers.room(1, FloatBuffer.allocate(length))).isSameAs(floats);
      assertThat(buffers.room(1, IntBuffer.allocate(length))).isSameAs(ints);
      assertThat(buffers.room(1, ShortBuffer.allocate(length))).isSameAs(shorts);
      assertThat(buffers.room(1, DoubleBuffer.allocate(length))).isSameAs(doubles);
    }
    assertThat(buffers.room(1, FloatBuffer.allocate(5))).hasSize(5);
    assertThat(buffers.room(1, IntBuffer.allocate(5))).hasSize(5);
    assertThat(buffers.room(1, ShortBuffer.allocate(5))).hasSize(5);
    assertThat(buffers.room(1, DoubleBuffer.allocate(5))).hasSize(5);
  }

  @Test
  void eachSlotHasAnArrayOfItsOwn() {
    Object[] arrays = new Object[LAST_SLOT + 1];
    for (int slot = 0; slot <= LAST_SLOT; slot++) {
      arrays[slot] = buffers.room(slot, FloatBuffer.allocate(2));
    }
    assertThat(Arrays.stream(arrays).distinct()).hasSize(LAST_SLOT + 1);
    assertThat(buffers.room(2, FloatBuffer.allocate(1))).isSameAs(arrays[2]);
  }

  @Test
  void exactlyTheBatchPasses() {
    FloatBuffer buffer = FloatBuffer.allocate(9).position(3);
    assertThatCode(() -> Buffers.input("logits", buffer, 2, 3)).doesNotThrowAnyException();
    assertThatCode(() -> Buffers.output("gradient", buffer, 2, 3)).doesNotThrowAnyException();
    assertThatCode(() -> Buffers.input("logits", buffer.asReadOnlyBuffer(), 2, 3))
        .doesNotThrowAnyException();
  }

  @Test
  void moreOrLessIsRefused() {
    for (int position : new int[] {2, 4}) {
      FloatBuffer buffer = FloatBuffer.allocate(9).position(position);
      String message =
          " holds " + (9 - position) + " from position to limit; 2 rows of 3 classes need 6";
      assertThatThrownBy(() -> Buffers.input("logits", buffer, 2, 3))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("logits" + message);
      assertThatThrownBy(() -> Buffers.output("gradient", buffer, 2, 3))
          .isExactlyInstanceOf(IllegalArgumentException.class)
          .hasMessage("gradient" + message);
    }
    // 65536 * 65536 is 0 as an int.
    assertThatThrownBy(() -> Buffers.input("logits", FloatBuffer.allocate(0), 65_536, 65_536))
        .hasMessage(
            "logits holds 0 from position to limit; 65536 rows of 65536 classes need 4294967296");
  }

  @Test
  void rowsAreCountedFromPositionToLimit() {
    assertThat(Buffers.wholeRows("logits", FloatBuffer.allocate(9).position(3), 3)).isEqualTo(2);
    assertThat(Buffers.wholeRows("logits", IntBuffer.allocate(9).limit(0), 3)).isZero();
    assertThatThrownBy(() -> Buffers.wholeRows("logits", FloatBuffer.allocate(9).position(2), 3))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "logits holds 7 from position to limit,"
                + " which is not a whole number of rows of 3 classes");
  }

  @Test
  void whatIsWrittenMayNotBeReadOnly() {
    FloatBuffer buffer = FloatBuffer.allocate(6).asReadOnlyBuffer();
    assertThatThrownBy(() -> Buffers.output("gradient", buffer, 2, 3))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("gradient is read-only; a call writes to it");
  }
}
