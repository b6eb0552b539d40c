package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Asks for a class that computes sigmoid cross-entropy for exactly this classifier: one logit a
 * class, and each class decided on its own. One class makes a binary classifier, several a
 * multi-label one.
 *
 * <pre>{@code
 * @SigmoidCrossEntropy(classes = 20, batch = 64)
 * final class TagModel {
 *   private final TagModelLoss loss = new TagModelLoss();
 * }
 * }</pre>
 *
 * <p>The loss of a row of logits {@code x} with targets {@code y}, sample weight {@code s} and all
 * options in use:
 *
 * <pre>{@code
 * z[c]     = (1 - labelSmoothing) * y[c] + labelSmoothing / 2
 * row loss = s * sum of classWeights[c] * (positiveWeights[c] * z[c] * log1p(exp(-x[c]))
 *                                          + (1 - z[c]) * log1p(exp(x[c])))
 * }</pre>
 *
 * <p>The generated class has {@code loss}, {@code lossAndGradient}, {@code sigmoid} (the
 * probabilities), {@code hessianVectorProduct} and, where targets are 0 or 1, {@code countCorrect},
 * each over whole arrays, over windows of arrays, and over buffers.
 *
 * <p>Numbers are rounded to the {@link #precision}; one that is not 0 and becomes 0, or becomes
 * infinite, is a compile error. In a product with a weight or a target, 0 times infinity is 0.
 *
 * <p>What can be annotated, and where errors are reported, is as with {@link SoftmaxCrossEntropy}.
 */
@Documented
@java.lang.annotation.Target(ElementType.TYPE)
@Retention(RetentionPolicy.SOURCE)
public @interface SigmoidCrossEntropy {

  /** A first dimension of {@link #batch} that is known only at run time. */
  int ANY = SoftmaxCrossEntropy.ANY;

  /**
   * The number of classes, which is the number of logits in a row: 1 to 16777216.
   *
   * @return the number of classes
   */
  int classes();

  /**
   * The shape of a batch, without the class axis, which comes last. {@code {}}, the default, is one
   * example. The first dimension may be {@link #ANY}; every other is 1 or more. A fixed shape times
   * the classes must fit into an array.
   *
   * @return the dimensions of a batch
   */
  int[] batch() default {};

  /**
   * What the rows' losses are reduced to. {@link Reduction#MEAN} divides by the number of targets
   * that are not ignored, rows times classes if none is; no weight enters. Where all are ignored,
   * and where there are none, the mean is NaN and the gradient +0. Without meaning for one example,
   * whose loss is the sum over its classes.
   *
   * <p>Peers: without {@link #ignoreIndex} it is the "mean" of PyTorch's {@code BCEWithLogitsLoss},
   * which divides by the number of all targets, weights or not. Its "none" keeps a loss a class,
   * where {@link Reduction#NONE} is their sum for each row.
   *
   * @return the reduction
   */
  Reduction reduction() default Reduction.MEAN;

  /**
   * The simple name of the generated class. Empty, the default, is the annotated type's name and
   * {@code Loss}: {@code TagModelLoss}, and {@code Outer_InnerLoss} for a nested type.
   *
   * @return the simple name, or the empty string
   */
  String name() default "";

  /**
   * What a target is: with {@link Target#INDEX} an {@code int} a class that is 0 or 1, with {@link
   * Target#PROBABILITIES} the probability that the class is there, 0 to 1. Either way targets lie
   * as the logits do, one a class and row, and are checked before anything is computed.
   *
   * <p>Peers: numbers of the logits' type in PyTorch, Keras and Optax.
   *
   * @return the kind of target
   */
  Target target() default Target.INDEX;

  /**
   * The factors by which each class counts where it is there, one a class in their order. {@code
   * {}}, the default, is none: all 1. One that is not positive and finite is a compile error.
   *
   * <p>Peers: {@code pos_weight} in PyTorch.
   *
   * @return the weights, or none
   */
  double[] positiveWeights() default {};

  /**
   * The factors by which each class counts, one a class in their order. {@code {}}, the default, is
   * none: all 1. Each is finite and 0 or more, and one is positive; anything else is a compile
   * error.
   *
   * <p>Peers: {@code weight} in PyTorch.
   *
   * @return the weights, or none
   */
  double[] classWeights() default {};

  /**
   * Whether a call takes one weight a row, in an array after the targets: {@code s}, which scales
   * everything of its row. It may be any number, negative ones too.
   *
   * <p>Peers: {@code sample_weight} in Keras, {@code grad_output} of PyTorch's reduction "none".
   *
   * @return whether rows have weights
   */
  boolean sampleWeights() default false;

  /**
   * The target that drops its class from its row: any {@code int}. {@code {}}, the default, is
   * none; two or more are a compile error, and so is one with {@link Target#PROBABILITIES}. What is
   * ignored adds 0 to the loss, and its entry of the gradient is +0.
   *
   * <p>Peers: a mask, or a weight of 0.
   *
   * @return the target to ignore, or none
   */
  int[] ignoreIndex() default {};

  /**
   * The share of each target that is split between there and not there, 0 (none, the default) to 1.
   * Anything else, NaN too, is a compile error.
   *
   * <p>Peers: {@code label_smoothing} of Keras' binary cross-entropy.
   *
   * @return the smoothing
   */
  double labelSmoothing() default 0;

  /**
   * The exponent {@code gamma} of the focal factor {@code (1 - p)^gamma} of each class, where
   * {@code p} is the probability of what its target says. 0, the default, is none. One that is
   * negative or not finite is a compile error, and so is one with {@link Target#PROBABILITIES} or
   * {@link #labelSmoothing}.
   *
   * <p>Peers: {@code gamma} of torchvision's sigmoid focal loss, Keras' binary focal cross-entropy
   * and Optax' sigmoid focal loss.
   *
   * @return the exponent
   */
  double focalGamma() default 0;

  /**
   * The type to compute in.
   *
   * @return the precision
   */
  Precision precision() default Precision.FLOAT;
}
