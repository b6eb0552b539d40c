package io.lossmith.benchmark.contender;

/** A method and its data, ready to be called again and again. */
public interface Call extends AutoCloseable {
  /**
   * The timed call.
   *
   * @return the mean loss of the rows, or 0 from a method without a loss
   * @throws Exception whatever the library throws
   */
  float run() throws Exception;

  /**
   * What the last call left behind, as [rows][classes] values with the meaning that they have in a
   * generated class; empty for a method that gives a loss alone. Not timed.
   *
   * @throws Exception whatever the library throws
   */
  float[] values() throws Exception;

  /** What a library offers to have itself compiled; nothing where it offers nothing. */
  default void warmUp() {}

  /** Gives back what is not on the heap. */
  @Override
  default void close() {}
}
