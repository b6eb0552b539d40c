package io.lossmith;

/** What can be made to run at its full speed before it is needed: every generated class. */
public interface WarmUp {

  /**
   * Runs the methods of this object on rows of its own until HotSpot has compiled them, SIMD
   * kernels included if it has any: less than a second without, and five to ten with them on one
   * core. Nothing that a caller could see changes. Where there is no compiler, it returns after a
   * bounded number of rounds. Methods that take buffers are not run: what they call is warm, they
   * are not.
   *
   * <p>The first call after it may still take a microsecond or two more than those that follow. A
   * part of that is the caller's, whose own code is linked and compiled by calling.
   *
   * <p>To be called before the object is used, by the thread that will use it or one that hands it
   * over. It allocates; later calls do not.
   */
  void warmUp();
}
