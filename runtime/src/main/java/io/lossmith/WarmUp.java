package io.lossmith;

/** What can be made to run at its full speed before it is needed: every generated class. */
public interface WarmUp {

  /**
   * Runs the methods of this object on rows of its own until HotSpot has compiled them, SIMD
   * kernels included: up to a few seconds. Nothing that a caller could see changes. Where there is
   * no compiler, it returns after a bounded number of rounds.
   *
   * <p>To be called before the object is used, by the thread that will use it or one that hands it
   * over. It allocates; later calls do not.
   */
  void warmUp();
}
