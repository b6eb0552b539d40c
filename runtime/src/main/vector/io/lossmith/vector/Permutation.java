package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Any rearrangement of a few vectors: each vector of the result takes its lanes from all of the
 * source's, one after the other. The time grows with the square of their number.
 */
final class Permutation {
  private final int vectors;
  private final VectorShuffle<Float>[] shuffles;
  private final VectorMask<Float>[] masks;

  /**
   * Prepares a rearrangement.
   *
   * @param vectors how many vectors the source has, and the result
   * @param source for each lane of the result, all vectors in a row, the lane of the source
   */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Permutation(int vectors, IntUnaryOperator source) {
    this.vectors = vectors;
    shuffles = new VectorShuffle[vectors * vectors];
    masks = new VectorMask[vectors * vectors];
    for (int to = 0; to < vectors; to++) {
      int first = to * Lanes.COUNT;
      for (int from = 0; from < vectors; from++) {
        boolean[] mask = new boolean[Lanes.COUNT];
        for (int lane = 0; lane < Lanes.COUNT; lane++) {
          mask[lane] = source.applyAsInt(first + lane) / Lanes.COUNT == from;
        }
        shuffles[to * vectors + from] =
            VectorShuffle.fromOp(FLOATS, lane -> source.applyAsInt(first + lane) % Lanes.COUNT);
        masks[to * vectors + from] = VectorMask.fromArray(FLOATS, mask, 0);
      }
    }
  }

  /**
   * Rearranges.
   *
   * @param source where the source's vectors are
   * @param at where the first begins
   * @param step how far the next one is
   * @param result where the result's vectors go
   * @param to where the first begins
   * @param stepTo how far the next one is
   */
  void apply(float[] source, int at, int step, float[] result, int to, int stepTo) {
    for (int i = 0; i < vectors; i++) {
      one(source, at, step, shuffles, masks, i * vectors, vectors, result, to + i * stepTo);
    }
  }

  private static void one(
      float[] source,
      int at,
      int step,
      VectorShuffle<Float>[] shuffles,
      VectorMask<Float>[] masks,
      int first,
      int count,
      float[] result,
      int to) {
    FloatVector sum = FloatVector.fromArray(FLOATS, source, at).rearrange(shuffles[first]);
    for (int i = 1; i < count; i++) {
      sum =
          sum.blend(
              FloatVector.fromArray(FLOATS, source, at + i * step).rearrange(shuffles[first + i]),
              masks[first + i]);
    }
    sum.intoArray(result, to);
  }
}
