package io.lossmith.processor.plan;

import io.lossmith.processor.spec.LossSpec;
import java.util.Locale;

/** Chooses the schedule of a spec within the byte budget. */
public final class Planner {

  /**
   * The most bytecode that a straight-line row may take. HotSpot never compiles a method of more
   * than 8000 bytes, and stops inlining into one once some 8000 bytes came together, the bodies of
   * the exponentials included; beyond this budget blocks measure faster, too.
   */
  static final int STRAIGHT_LINE_BUDGET = 1300;

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
