package io.lossmith;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

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
 * batch shape and the reduction say, unless an option gives its methods other arguments.
 *
 * <p>The loss of one row of logits {@code x} with target class {@code t}, sample weight {@code s}
 * and all options in use:
 *
 * <pre>{@code
 * y[c]     = logitAdjustment[c] + logitSoftcap * tanh(x[c] / logitSoftcap) / temperature
 * lse      = log(sum of exp(y[c]) over the live classes)
 * nll[c]   = lse - y[c]
 * w[c]     = classWeights[c],  eps = labelSmoothing,  live = classes - maskedClasses.length
 * row loss = s * ((1 - eps) * w[t] * nll[t]
 *                 + eps / live * sum of w[c] * nll[c] over the live classes
 *                 + zLoss * lse * lse)
 * }</pre>
 *
 * <p>An option that is not stated is not in the generated code. Numbers are rounded to the {@link
 * #precision}; one that is not 0 and becomes 0, or becomes infinite, is a compile error. In a
 * product with a weight or a target probability, 0 times infinity is 0.
 *
 * <p>The annotated type is a class, a record or an interface, top-level or nested, of any
 * visibility but private. A specification that cannot work is a compile error on the value that is
 * wrong.
 */
@Documented
@java.lang.annotation.Target(ElementType.TYPE)
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

  /**
   * What a row's target is. With {@link Target#PROBABILITIES} {@code q} the row loss is {@code s *
   * (sum of w[c] * ((1 - eps) * q[c] + eps / live) * nll[c] + zLoss * lse * lse)}.
   *
   * <p>Peers: PyTorch and DL4J decide by the type or shape of the targets, Keras and Optax by
   * functions of different names.
   *
   * @return the kind of target
   */
  Target target() default Target.INDEX;

  /**
   * The factors by which each class counts, one a class in their order, masked ones included:
   * {@code w[c]} of the row loss. {@code {}}, the default, is none: all 1. Each is finite and 0 or
   * more, and one of a live class is positive; anything else is a compile error.
   *
   * <p>Peers: {@code weight} in PyTorch, {@code weights} in ONNX and DL4J, {@code class_weight} in
   * Keras' {@code fit}.
   *
   * @return the weights, or none
   */
  double[] classWeights() default {};

  /**
   * Whether a call takes one weight a row, in an array after the targets: {@code s}, which scales
   * everything of its row. It may be any number, negative ones too, as it is the gradient that
   * comes down from whatever the row's loss is used in. A row of weight 0 has loss 0 and gradient
   * 0.
   *
   * <p>Peers: {@code sample_weight} in Keras, {@code grad_output} of PyTorch's reduction "none", a
   * mask in DL4J and DJL.
   *
   * @return whether rows have weights
   */
  boolean sampleWeights() default false;

  /**
   * The target that drops its row: any {@code int}, also one that is no class. {@code {}}, the
   * default, is none; two or more are a compile error, and so is one with {@link
   * Target#PROBABILITIES}. The loss of an ignored row is 0 and its gradient +0 in every entry,
   * whatever its logits are; it counts neither as correct nor in the divisor, except in {@link
   * Divisor#ALL_ROWS}.
   *
   * <p>Peers: {@code ignore_index} in PyTorch (-100 if not stated), ONNX, Liger and Apple's
   * cross-entropy, {@code ignore_class} in Keras.
   *
   * @return the target to ignore, or none
   */
  int[] ignoreIndex() default {};

  /**
   * The share of a row's target that is spread evenly over the live classes: {@code eps} of the row
   * loss, 0 (none, the default) to 1. Anything else, NaN too, is a compile error. A logit of
   * -Infinity makes the loss +Infinity, since its class has a share; a masked class has none.
   *
   * <p>Peers: {@code label_smoothing} in PyTorch, Keras and Liger, {@code smooth_labels} in Optax.
   *
   * @return the smoothing
   */
  double labelSmoothing() default 0;

  /**
   * What the mean divides by. Stating one where there is no mean (another reduction, or one
   * example) is a compile error, and so is {@link Divisor#TARGET_WEIGHTS} with {@link
   * Target#PROBABILITIES}.
   *
   * <p>Peers: fixed in all of them, and not the same.
   *
   * @return the divisor
   */
  Divisor divisor() default Divisor.BY_TARGET;

  /**
   * The mean where the divisor is 0. Stating one where there is no mean (another reduction, or one
   * example) is a compile error.
   *
   * <p>Peers: NaN in PyTorch and ONNX, 0 in Keras and Liger.
   *
   * @return what the mean of nothing is
   */
  EmptyMean emptyMean() default EmptyMean.NAN;

  /**
   * Where the axis of the classes stands. {@link Layout#CLASSES_FIRST} for one example, which has
   * no other axis, is a compile error.
   *
   * <p>Peers: first in PyTorch and ONNX, last in Optax, an argument {@code axis} in Keras and DJL.
   *
   * @return the layout
   */
  Layout layout() default Layout.CLASSES_LAST;

  /**
   * The type to compute in.
   *
   * <p>Peers: that of the tensors that they are given.
   *
   * @return the precision
   */
  Precision precision() default Precision.FLOAT;

  /**
   * How logits and gradients lie in memory. A 16-bit format with {@link Precision#DOUBLE} is a
   * compile error.
   *
   * <p>Peers: that of the tensors that they are given.
   *
   * @return the storage
   */
  Storage storage() default Storage.FLOAT32;

  /**
   * What logits are divided by, after the cap and before the adjustment: above 1 the distribution
   * is flatter, below 1 sharper. 1, the default, is none. A temperature that is not positive and
   * finite, or whose reciprocal is not, is a compile error.
   *
   * <p>Peers: a division of the logits, beforehand.
   *
   * @return the temperature
   */
  double temperature() default 1;

  /**
   * The magnitude {@code c} that logits are smoothly capped at, {@code c * tanh(x / c)}. 0, the
   * default, is none. One that is negative or not finite is a compile error.
   *
   * <p>Peers: {@code softcap} in Liger and Apple's cross-entropy, {@code final_logit_softcapping}
   * of the Gemma models.
   *
   * @return the cap
   */
  double logitSoftcap() default 0;

  /**
   * Constants to add to the logits, one a class in their order, after cap and temperature; for
   * example the logarithms of the classes' frequencies. {@code {}}, the default, is none. One that
   * is not finite is a compile error; a class that should not exist is for {@link #maskedClasses}.
   *
   * <p>Peers: an addition to the logits, beforehand.
   *
   * @return the constants, or none
   */
  double[] logitAdjustment() default {};

  /**
   * Classes that do not exist, though they have a logit. Their probability is 0, their
   * log-probability -Infinity, their gradient +0; they are never the argmax, and a target that
   * names one is as far away as one with a logit of -Infinity. What their logits hold does not
   * matter: they are compiled out, and results have the bits of a spec with the live classes alone.
   * {@code {}}, the default, is none. One that is no class, one stated twice, and fewer than 2 live
   * classes left are compile errors.
   *
   * <p>Peers: {@code where} in Optax, -Infinity written into the logits elsewhere.
   *
   * @return the classes to leave out, or none
   */
  int[] maskedClasses() default {};

  /**
   * The factor of the squared log-sum-exp that is added to a row's loss, so that logits stay small:
   * {@code zLoss * lse * lse}. 0, the default, is none. One that is negative or not finite is a
   * compile error. The class weights do not enter it, and it is not in {@code nll}.
   *
   * <p>Peers: {@code lse_square_scale} in Liger, {@code z_loss} in T5X.
   *
   * @return the factor
   */
  double zLoss() default 0;

  /**
   * The exponent {@code gamma} of the focal factor {@code (1 - p[t])^gamma}, which takes weight
   * from rows that are right already: {@code w[t] * (1 - p[t])^gamma * nll[t]}. 0, the default, is
   * none. One that is negative or not finite is a compile error, and so is one with {@link
   * Target#PROBABILITIES} or {@link #labelSmoothing}.
   *
   * <p>Peers: {@code gamma} of Keras' categorical focal cross-entropy.
   *
   * @return the exponent
   */
  double focalGamma() default 0;

  /**
   * The numbers {@code k} to have a method {@code countInTopK} for, as in {@code countInTop5}: the
   * number of rows whose target is among their {@code k} largest logits. Each is 1 to the number of
   * live classes; anything else, and one stated twice, is a compile error.
   *
   * <p>Peers: {@code top_k} metrics of Keras and torchmetrics.
   *
   * @return the numbers, or none
   */
  int[] topK() default {};

  /**
   * What a call also returns of each row. An output stated twice is a compile error, as are {@link
   * Output#TARGET_PROBABILITY} with {@link Target#PROBABILITIES}, and {@link Output#LOSSES} where
   * the losses of the rows are what a call returns anyway: with {@link Reduction#NONE} and for one
   * example.
   *
   * <p>Peers: {@code log_prob} in ONNX, {@code lse} in Apple's cross-entropy.
   *
   * @return the outputs, or none
   */
  Output[] outputs() default {};
}
