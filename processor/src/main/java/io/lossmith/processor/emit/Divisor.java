package io.lossmith.processor.emit;

import io.lossmith.processor.spec.LossSpec;

/** What a row's own gradient is divided by. */
enum Divisor {
  /** Nothing: the gradient of a row is its own. */
  NONE(""),

  /** The number of rows, a constant of the class. */
  CONSTANT("DIVISOR"),

  /** What the rows of the call make it. */
  ARGUMENT("divisor");

  private final String name;

  Divisor(String name) {
    this.name = name;
  }

  /** The divisor of a spec. */
  static Divisor of(LossSpec spec) {
    if (!spec.isMean()) {
      return NONE;
    }
    boolean constant = spec.options().dividesByAllRows() && !spec.batch().isDynamic();
    return constant ? CONSTANT : ARGUMENT;
  }

  /** Its name in generated code; empty for none. */
  String expression() {
    return name;
  }

  /** The divisor times (1 + rest): what a row's exponentials are divided by. */
  String sum(Numbers numbers) {
    return this == NONE
        ? "(" + numbers.whole(1) + " + rest)"
        : "Math.fma(" + name + ", rest, " + name + ")";
  }
}
