package io.lossmith.processor.emit;

/** What the header of a generated class says of threads and of what calls allocate. */
public final class Threads {
  private Threads() {}

  /**
   * The sentences.
   *
   * @param isShareable whether calls on arrays write to nothing but their arguments
   */
  public static String sentences(boolean isShareable) {
    String rule =
        isShareable
            ? "Any number of threads may share an object for calls on arrays; for calls on buffers,"
                + " create one for each thread."
            : "An object owns its scratch: create one for each thread.";
    return rule
        + " No call on arrays allocates anything; the first call on buffers makes arrays that the"
        + " object keeps.";
  }
}
