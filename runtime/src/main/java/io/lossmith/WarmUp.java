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
   * <p>Where a caller is ready, its own code compiled and its rows at hand, the first call after it
   * takes as a rule no more than twice the time of those that follow. Whatever empties the
   * processor's caches in between, the warm-up of another object included, adds some microseconds
   * to it, as it would to any later call.
   *
   * <p>To be called before the object is used, by the thread that will use it or one that hands it
   * over. It allocates; later calls do not.
   */
  void warmUp();
}
