package io.lossmith.processor.plan;

import io.lossmith.processor.spec.LossSpec;
import java.util.Locale;

/** Chooses the schedule of a spec within the byte budget. */
public final class Planner {

  /**
   * The most bytecode that a straight-line row may take. HotSpot never compiles a method of more
   * than 8000 bytes, and stops inlining into one once some 8000 bytes came together, the bodies of
   * the exponentials included. Long before that too many values live at once: a row of 16 classes
   * in ns, written out and in blocks, was 81 and 66, one of 24 104 and 87 (loss and gradient, JDK
   * 25). So the budget ends where a row fills its first block.
   */
  static final int STRAIGHT_LINE_BUDGET = 850;

  /** What one class adds to the longest method of a row: distance, exponential, sum, result. */
  static final int BYTES_PER_CLASS = 50;

  /** What the longest method of a row takes besides its classes. */
  static final int BYTES_PER_ROW = 72;

  private Planner() {}

  /**
   * Chooses the schedule.
   *
   * @param spec a valid spec
   * @return the plan
   */
  public static Plan plan(LossSpec spec) {
    long bytes = BYTES_PER_ROW + (long) BYTES_PER_CLASS * spec.classes();
    if (bytes <= STRAIGHT_LINE_BUDGET) {
      return new Plan(spec, Schedule.STRAIGHT_LINE, reason(bytes, "fits into"));
    }
    return new Plan(spec, Schedule.BLOCKED, reason(bytes, "is beyond"));
  }

  private static String reason(long bytes, String relation) {
    return String.format(
        Locale.ROOT,
        "a row written out is about %d bytes of bytecode, which %s the budget of %d",
        bytes,
        relation,
        STRAIGHT_LINE_BUDGET);
  }
}
