package io.lossmith;

/**
 * What a generated class of a batch with reduction {@link Reduction#NONE} offers: softmax
 * cross-entropy with one loss a row.
 *
 * <p>The rows' losses and gradients are those of {@link ExampleLoss}, with its formulas, error
 * bounds and rules for rows that are not finite; shapes, aliasing and thread rules are those of
 * {@link BatchSoftmax}: <b>an object owns scratch, so create one a thread</b>.
 */
public interface RowLosses extends BatchSoftmax {

  /**
   * The loss of each row.
   *
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @param losses [rows] values, written: each 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if an array is not as long as the batch, or the losses overlap
   *     the logits
   * @throws IndexOutOfBoundsException if a target is no class
   */
  void loss(float[] logits, int[] targets, float[] losses);

  /**
   * The loss of each row, and its gradient with respect to the row's logits.
   *
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @param losses [rows] values, written: each 0 or more, +Infinity or NaN; the same bits that
   *     {@link #loss} writes
   * @param gradient [rows][classes] values, written: 0 to 1, at the target -1 to 0; may be {@code
   *     logits} itself
   * @throws IllegalArgumentException if an array is not as long as the batch, or the losses overlap
   *     the logits or the gradient
   * @throws IndexOutOfBoundsException if a target is no class
   */
  void lossAndGradient(float[] logits, int[] targets, float[] losses, float[] gradient);

  /**
   * The loss of each row from its log-probabilities: the negated one at the target. Of what {@link
   * #logSoftmax} writes, they are the same bits that {@link #loss} writes.
   *
   * @param logProbabilities [rows][classes] values, read; not probabilities
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @param losses [rows] values, written: each 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if an array is not as long as the batch, a row's value at its
   *     target is positive, which no log-probability is, or the losses overlap the
   *     log-probabilities
   * @throws IndexOutOfBoundsException if a target is no class
   */
  void nll(float[] logProbabilities, int[] targets, float[] losses);
}
