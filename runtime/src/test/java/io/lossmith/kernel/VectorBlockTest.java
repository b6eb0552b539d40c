package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lossmith.vector.BlockKernel;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link VectorBlock} gives what the kernels give, for the same arguments. */
class VectorBlockTest {
  private static final int CLASSES = 10;
  private static final int SIZE = Rows.LANES * CLASSES;

  private final float[] logits = new float[SIZE + 2];
  private final int[] targets = new int[Rows.LANES + 3];

  @BeforeEach
  void prepare() {
    assumeTrue(Vectors.exist(), "a JVM with vectors that SIMD is not off in");
    for (int i = 0; i < logits.length; i++) {
      logits[i] = (i * 31 % 97) * 0.1f;
    }
    for (int i = 0; i < targets.length; i++) {
      targets[i] = i % CLASSES;
    }
  }

  @Test
  void losses() {
    assertSame(
        Rows.LANES + 4,
        losses ->
            new VectorBlock(CLASSES).losses(logits, 2, targets, 3, 16, losses, 4, null, 0, 48f),
        losses ->
            new BlockKernel(CLASSES).losses(logits, 2, targets, 3, 16, losses, 4, null, 0, 48f));
  }

  @Test
  void gradient() {
    float[] losses = new float[Rows.LANES + 4];
    assertSame(
        SIZE + 5,
        g -> new VectorBlock(CLASSES).losses(logits, 2, targets, 3, 16, losses, 4, g, 5, 48f),
        g -> new BlockKernel(CLASSES).losses(logits, 2, targets, 3, 16, losses, 4, g, 5, 48f));
  }

  @Test
  void maximaAndRests() {
    float[] other = new float[Rows.LANES];
    assertSame(
        Rows.LANES,
        maxima -> new VectorBlock(CLASSES).normalise(logits, 2, 16, maxima, other),
        maxima -> new BlockKernel(CLASSES).normalise(logits, 2, 16, maxima, other));
    assertSame(
        Rows.LANES,
        rests -> new VectorBlock(CLASSES).normalise(logits, 2, 16, other, rests),
        rests -> new BlockKernel(CLASSES).normalise(logits, 2, 16, other, rests));
  }

  @Test
  void exponentialsThatWereKept() {
    float[] maxima = new float[Rows.LANES];
    float[] rests = new float[Rows.LANES];
    VectorBlock block = new VectorBlock(CLASSES);
    block.normalise(logits, 2, 16, maxima, rests);
    BlockKernel kernel = new BlockKernel(CLASSES);
    kernel.normalise(logits, 2, 16, maxima, rests);
    assertSame(
        SIZE + 3,
        exponentials -> block.exponentials(16, exponentials, 3),
        exponentials -> kernel.exponentials(16, exponentials, 3));
  }

  @Test
  void softmax() {
    assertSame(
        SIZE + 1,
        probabilities -> new VectorBlock(CLASSES).softmax(logits, 2, 16, probabilities, 1),
        probabilities -> new BlockKernel(CLASSES).softmax(logits, 2, 16, probabilities, 1));
  }

  private static void assertSame(int length, Consumer<float[]> block, Consumer<float[]> kernel) {
    float[] actual = new float[length];
    block.accept(actual);
    float[] expected = new float[length];
    kernel.accept(expected);
    assertThat(actual).isEqualTo(expected).isNotEqualTo(new float[length]);
  }
}
