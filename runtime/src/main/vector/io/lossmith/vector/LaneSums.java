package io.lossmith.vector;

import static io.lossmith.vector.Lanes.FLOATS;

import io.lossmith.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/**
 * The scratch of {@link Strips}: sixteen lanes of each strip, and what becomes of them. A plain
 * array, so that generated code can own it.
 */
final class LaneSums {

  /** Where the lanes of the strips lie, sixteen of each; the counts follow after 256. */
  static final int SUMS = 0;

  /** How far the counts are from the sums. */
  static final int TO_COUNTS = 256;

  /** Where the lanes of what lies past the last sixteen lie, in the same order. */
  static final int TAIL_SUMS = SUMS + 2 * TO_COUNTS;

  /** Where the exponentials of those lie. */
  static final int TAIL_EXPONENTIALS = TAIL_SUMS + 2 * TO_COUNTS;

  /** Where exponentials that nobody asked for go. */
  static final int DISCARDED = TAIL_EXPONENTIALS + 256;

  private static final int SUM_TREE = DISCARDED + Rows.CHUNK;
  private static final int COUNT_TREE = SUM_TREE + LaneTree.SCRATCH;

  /** Where the maximum of a single row lies. */
  static final int MAXIMUM = COUNT_TREE + LaneTree.SCRATCH;

  /** How many floats it all takes. */
  static final int SIZE = MAXIMUM + 1;

  /** From how many strips on a tree of sixteen is faster than their own trees. */
  private static final int FEWEST_IN_TREE = 4;

  private LaneSums() {}

  /** Adds the lanes past the last sixteen of some strips to those before. */
  static void addTails(float[] lanes, int strip, int strips) {
    addTails(lanes, SUMS + Rows.LANES * strip, TAIL_SUMS, Rows.LANES * strips);
    addTails(
        lanes, SUMS + TO_COUNTS + Rows.LANES * strip, TAIL_SUMS + TO_COUNTS, Rows.LANES * strips);
  }

  private static void addTails(float[] lanes, int at, int tails, int length) {
    for (int i = 0; i < length; i += Lanes.COUNT) {
      FloatVector.fromArray(FLOATS, lanes, at + i)
          .add(FloatVector.fromArray(FLOATS, lanes, tails + i))
          .intoArray(lanes, at + i);
    }
  }

  /**
   * The sums of sixteen rows, a strip each, and the numbers of their maxima but one.
   *
   * @param classes how many classes a row has
   * @param rests where they go
   * @param to where they begin
   */
  static void rests(float[] lanes, int classes, float[] rests, int to) {
    LaneTree.sums(lanes, SUMS, SUM_TREE);
    LaneTree.sums(lanes, SUMS + TO_COUNTS, COUNT_TREE);
    for (int row = 0; row < Rows.LANES; row += Lanes.COUNT) {
      FloatVector.fromArray(FLOATS, lanes, COUNT_TREE + row)
          .add(classes - 1)
          .add(FloatVector.fromArray(FLOATS, lanes, SUM_TREE + row))
          .intoArray(rests, to + row);
    }
  }

  /** Adds the sums of strips to {@code sum}, one after the other. */
  static double add(double sum, float[] lanes, int strips) {
    if (strips < FEWEST_IN_TREE) {
      double few = sum;
      for (int strip = 0; strip < strips; strip++) {
        few += one(lanes, SUMS + Rows.LANES * strip);
      }
      return few;
    }
    LaneTree.sums(lanes, SUMS, SUM_TREE);
    double total = sum;
    for (int i = 0; i < strips; i++) {
      total += lanes[SUM_TREE + i];
    }
    return total;
  }

  private static float one(float[] s, int a) {
    float even =
        ((s[a] + s[a + 8]) + (s[a + 4] + s[a + 12]))
            + ((s[a + 2] + s[a + 10]) + (s[a + 6] + s[a + 14]));
    float odd =
        ((s[a + 1] + s[a + 9]) + (s[a + 5] + s[a + 13]))
            + ((s[a + 3] + s[a + 11]) + (s[a + 7] + s[a + 15]));
    return even + odd;
  }

  /**
   * Writes the exponentials of the vectors that end with rows, those before their tails once more.
   *
   * @param rows how many
   * @param exponentials where they go
   * @param to where the first row's last sixteen begin
   * @param step how far the next row's are
   */
  static void copyTails(float[] lanes, int rows, float[] exponentials, int to, int step) {
    for (int row = 0; row < rows; row++) {
      for (int part = 0; part < Rows.LANES; part += Lanes.COUNT) {
        FloatVector.fromArray(FLOATS, lanes, TAIL_EXPONENTIALS + Rows.LANES * row + part)
            .intoArray(exponentials, to + row * step + part);
      }
    }
  }

  /** Less than nothing: how many values of strips lie below the maximum. */
  static int below(float[] lanes, int strips) {
    int counts = SUMS + TO_COUNTS;
    if (strips == 1) {
      return (int) one(lanes, counts);
    }
    for (int part = 0; part < Rows.LANES; part += Lanes.COUNT) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = 0; i < Rows.LANES * strips; i += Rows.LANES) {
        sum = sum.add(FloatVector.fromArray(FLOATS, lanes, counts + part + i));
      }
      sum.intoArray(lanes, COUNT_TREE + part);
    }
    return (int) one(lanes, COUNT_TREE);
  }
}
