package io.lossmith.processor.plan;

import io.lossmith.kernel.RowSum;
import io.lossmith.kernel.Rows;
import io.lossmith.processor.spec.LossSpec;
import java.util.Locale;

/** Chooses the schedule of a spec within the byte budget. */
public final class Planner {

  /**
   * The most classes whose exponentials are kept in locals. Beyond that too many values live at
   * once: a row of 16 classes in ns, in locals and stored, was 61 and 53 (loss and gradient, JDK
   * 25).
   */
  static final int MOST_IN_LOCALS = 15;

  /**
   * The most bytecode that a written-out row may take. HotSpot never compiles a method of more than
   * 8000 bytes, and stops inlining into one once some 8000 bytes came together, the bodies of the
   * exponentials included. A row of 32 classes in ns, written out and in blocks, was 97 and 134.
   */
  static final int WRITTEN_OUT_BUDGET = 1700;

  /** What one class adds to the longest method of a row: distance, exponential, sum, result. */
  static final int BYTES_PER_CLASS = 51;

  /** What the longest method of a row takes besides its classes. */
  static final int BYTES_PER_ROW = 52;

  /**
   * The fewest classes of a row that takes a class a lane on SIMD kernels. With fewer, a row alone
   * is scalar code, since lanes would stay empty, and sixteen rows take a row a lane. A row of 16
   * classes in ns, scalar and on kernels of 512 bits, was 65 and 41 (JDK 25).
   */
  public static final int FEWEST_IN_LANES = RowSum.LANES;

  /**
   * The most classes of rows whose lanes one tree sums for sixteen rows: what is one chunk of the
   * canonical order. Longer rows are summed one by one.
   */
  public static final int MOST_IN_TREE = Rows.CHUNK + RowSum.LANES - 1;

  /**
   * The most rows that take each step together. A row's own steps wait for one another, the same
   * step of several rows does not: 16 rows at a time against 64, in ns a row on SIMD kernels of 512
   * bits (JDK 25), was 5.3 and 3.7 with 2 classes, 9.0 and 8.9 with 10.
   */
  static final int MOST_TOGETHER = 64;

  /** How many logits they have at most: with their results they stay in the fastest cache. */
  static final int LOGITS_TOGETHER = 4096;

  /**
   * How many rows of fewer than {@link #FEWEST_IN_LANES} classes make it worth to fill up a block
   * of 16 with rows of zeros, where they are no whole block. Loss and gradient of 3, 5 and 8 rows
   * in ns a call, filled up to 16 and row by row, of 3 and of 10 classes:
   *
   * <pre>
   * JDK 25, 512 bits  108, 110, 113 and 86, 116, 171   181, 183, 192 and 148, 230, 353
   * JDK 25, 256 bits  115, 119, 121 and 96, 128, 185   264, 268, 275 and 167, 267, 404
   * JDK 17, 512 bits  120, 123, 126 and 86, 117, 170   233, 237, 241 and 149, 233, 356
   * JDK 17, 256 bits  118, 118, 125 and 90, 125, 185   248, 250, 255 and 159, 246, 377
   * </pre>
   *
   * So it is the same for all of them.
   */
  public static final int FEWEST_PADDED = 5;

  private Planner() {}

  /**
   * How many rows of a batch take each step together.
   *
   * @param spec a valid spec
   * @return a multiple of 16
   */
  public static int rowsTogether(LossSpec spec) {
    int rows = Math.min(LOGITS_TOGETHER / spec.classes(), MOST_TOGETHER);
    return Math.max(rows - rows % RowSum.LANES, RowSum.LANES);
  }

  /**
   * Chooses the schedule.
   *
   * @param spec a valid spec
   * @return the plan
   */
  public static Plan plan(LossSpec spec) {
    long bytes = BYTES_PER_ROW + (long) BYTES_PER_CLASS * spec.liveClasses();
    if (bytes > WRITTEN_OUT_BUDGET) {
      return new Plan(spec, Schedule.BLOCKED, reason(bytes, "is beyond"));
    }
    return new Plan(
        spec,
        spec.liveClasses() <= MOST_IN_LOCALS ? Schedule.STRAIGHT_LINE : Schedule.STORED,
        reason(bytes, "fits into"));
  }

  private static String reason(long bytes, String relation) {
    return String.format(
        Locale.ROOT,
        "a row written out is about %d bytes of bytecode, which %s the budget of %d",
        bytes,
        relation,
        WRITTEN_OUT_BUDGET);
  }
}
