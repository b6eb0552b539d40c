package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.contender.Method;

/** What all contenders of one line of the table do. */
record Cell(Method method, int classes, int rows) {
  long elements() {
    return (long) classes * rows;
  }

  @Override
  public String toString() {
    return method + ", C = " + classes + ", N = " + rows;
  }
}
