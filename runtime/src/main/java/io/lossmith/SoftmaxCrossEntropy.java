package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a class that computes softmax cross-entropy for exactly this classifier.
 *
 * <pre>{@code
 * @SoftmaxCrossEntropy(classes = 10, batch = 64)
 * final class DigitModel {
 *   private final DigitModelLoss loss = new DigitModelLoss();
 * }
 * }</pre>
 *
 * <p>The class is written at compile time into the package of the annotated type, and is as visible
 * as that type. It implements {@link ExampleLoss}, {@link BatchLoss} or {@link RowLosses}, as the
 * batch shape and the reduction say.
 *
 * <p>The annotated type is a class, a record or an interface, top-level or nested, of any
 * visibility but private. A specification that cannot work is a compile error on the value that is
 * wrong.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface SoftmaxCrossEntropy {

  /** A first dimension of {@link #batch} that is known only at run time. */
  int ANY = -1;

  /**
   * The number of classes, which is the number of logits in a row: 2 to 16777216.
   *
   * @return the number of classes
   */
  int classes();

  /**
   * The shape of a batch, without the class axis, which comes last. {@code {}}, the default, is one
   * example; {@code 64} is 64 rows; {@code {8, 128}} is 8 sequences of 128 rows each. The first
   * dimension may be {@link #ANY}; every other is 1 or more. A fixed shape times the classes must
   * fit into an array.
   *
   * @return the dimensions of a batch
   */
  int[] batch() default {};

  /**
   * What the rows' losses are reduced to. Without meaning for one example.
   *
   * @return the reduction
   */
  Reduction reduction() default Reduction.MEAN;

  /**
   * The simple name of the generated class. Empty, the default, is the annotated type's name and
   * {@code Loss}: {@code DigitModelLoss}, and {@code Outer_InnerLoss} for a nested type.
   *
   * @return the simple name, or the empty string
   */
  String name() default "";
}
