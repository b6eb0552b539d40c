package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lossmith.vector.BlockKernel;
import java.util.Arrays;
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

  @Test
  void logSoftmax() {
    assertSame(
        SIZE + 1,
        result -> new VectorBlock(CLASSES).logSoftmax(logits, 2, 16, result, 1),
        result -> new BlockKernel(CLASSES).logSoftmax(logits, 2, 16, result, 1));
  }

  @Test
  void logSumExps() {
    assertSame(
        Rows.LANES + 1,
        result -> new VectorBlock(CLASSES).logSumExps(logits, 2, 16, result, 1),
        result -> new BlockKernel(CLASSES).logSumExps(logits, 2, 16, result, 1));
  }

  @Test
  void rowsThatAreNoBlockAreThoseOfOne() {
    VectorBlock block = new VectorBlock(CLASSES);
    int few = 9;
    float[] losses = new float[few + 1];
    float[] gradient = new float[few * CLASSES + 1];
    block.losses(logits, 2, targets, 3, few, losses, 1, gradient, 1, 48f);
    assertBegins(losses, l -> block.losses(logits, 2, targets, 3, 16, l, 1, null, 0, 48f));
    float[] any = new float[Rows.LANES];
    assertBegins(gradient, g -> block.losses(logits, 2, targets, 3, 16, any, 0, g, 1, 48f));

    float[] maxima = new float[Rows.LANES];
    float[] rests = new float[Rows.LANES];
    float[] exponentials = new float[few * CLASSES + 1];
    block.normalise(logits, 2, few, maxima, rests);
    block.exponentials(few, exponentials, 1);
    assertBegins(Arrays.copyOf(maxima, few), m -> block.normalise(logits, 2, 16, m, any));
    assertBegins(Arrays.copyOf(rests, few), r -> block.normalise(logits, 2, 16, any, r));
    assertBegins(exponentials, e -> block.exponentials(16, e, 1));
  }

  @Test
  void rowsBeyondBlocksAreThoseOfOne() {
    VectorBlock block = new VectorBlock(CLASSES);
    float[] more = Arrays.copyOf(logits, 2 + 32 * CLASSES);
    System.arraycopy(logits, 2, more, 2 + SIZE, SIZE);
    int rows = 16 + 9;
    float[] softmax = new float[rows * CLASSES + 1];
    block.softmax(more, 2, rows, softmax, 1);
    assertBegins(softmax, result -> block.softmax(more, 2, 32, result, 1));
    float[] logSoftmax = new float[rows * CLASSES + 1];
    block.logSoftmax(more, 2, rows, logSoftmax, 1);
    assertBegins(logSoftmax, result -> block.logSoftmax(more, 2, 32, result, 1));
    float[] logSumExps = new float[rows + 1];
    block.logSumExps(more, 2, rows, logSumExps, 1);
    assertBegins(logSumExps, result -> block.logSumExps(more, 2, 32, result, 1));
  }

  private static void assertBegins(float[] actual, Consumer<float[]> whole) {
    float[] expected = new float[2 * SIZE + 1];
    whole.accept(expected);
    assertThat(actual).isEqualTo(Arrays.copyOf(expected, actual.length));
    assertThat(actual[actual.length - 1]).isNotZero();
  }

  private static void assertSame(int length, Consumer<float[]> block, Consumer<float[]> kernel) {
    float[] actual = new float[length];
    block.accept(actual);
    float[] expected = new float[length];
    kernel.accept(expected);
    assertThat(actual).isEqualTo(expected).isNotEqualTo(new float[length]);
  }
}
