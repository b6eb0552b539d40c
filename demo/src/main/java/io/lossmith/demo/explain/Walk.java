package io.lossmith.demo.explain;

/** The walk through one explanation's example. */
interface Walk {
  /** What the explanation is, in a line. */
  String title();

  /** Prints the example, step by step. */
  void print(Page page);
}
