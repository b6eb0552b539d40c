package io.lossmith.benchmark.contender;

/** One way to compute softmax and cross-entropy. */
public interface Contender {
  /**
   * The family, or family and variant with a colon between them, as in {@code plain:tuned}. A
   * report takes a family's fastest variant.
   */
  String name();

  /** Whether it is left out where nobody names it. */
  default boolean isByNameOnly() {
    return false;
  }

  /** Whether it has such a method for such a shape. */
  boolean takes(Method method, int classes, int rows);

  /**
   * Makes ready all that a user would keep from call to call: sessions, tensors, arrays.
   *
   * @throws Exception whatever the library throws
   */
  Call prepare(Method method, BatchData data) throws Exception;
}
