package io.lossmith.processor;

/** An unexpected exception in one line, with the place that it came from. */
final class Failure {
  private Failure() {}

  static String text(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return trace.length == 0 ? failure.toString() : failure + " at " + trace[0];
  }
}
