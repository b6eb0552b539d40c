package io.lossmith.processor.plan;

/** How the classes of one row are walked through. All schedules give the same bits. */
public enum Schedule {
  /** Every class is written out, and its exponential lives in a local. */
  STRAIGHT_LINE,

  /** A loop over blocks of sixteen classes with constant bounds, and the rest written out. */
  BLOCKED
}
