package io.lossmith.processor.plan;

/** How the classes of one row are walked through. All schedules give the same bits. */
public enum Schedule {
  /** Every class is written out, and its exponential lives in a local. */
  STRAIGHT_LINE,

  /** Every class is written out in the order of the sum, and its exponential is stored at once. */
  STORED,

  /** A loop over blocks of sixteen classes with constant bounds, and the rest written out. */
  BLOCKED
}
