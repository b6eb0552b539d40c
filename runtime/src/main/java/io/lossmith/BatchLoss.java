package io.lossmith;

/**
 * What a generated class of a batch with reduction {@link Reduction#MEAN} or {@link Reduction#SUM}
 * offers: softmax cross-entropy of all rows as one number.
 *
 * <p>The rows' losses and gradients are those of {@link ExampleLoss}; shapes, aliasing and thread
 * rules are those of {@link BatchSoftmax}: <b>an object owns scratch, so create one a thread</b>.
 *
 * <pre>
 * SUM    loss = sum of the rows' losses             gradient[row] = the row's own
 * MEAN   loss = sum of the rows' losses / rows      gradient[row] = the row's own / rows
 * </pre>
 *
 * <p>The sum is taken in double, in one order whatever the batch, and rounded to float at the end:
 * it is as good as the rows' losses, whose error bound is that of {@link LogSumExp}. A row whose
 * loss is NaN or infinite makes the whole loss so, and leaves the gradients of the other rows as
 * they are. The sum of no rows is 0, their mean NaN.
 */
public interface BatchLoss extends BatchSoftmax {

  /**
   * The reduced loss of the rows.
   *
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @return the mean or the sum of the rows' losses: 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if an array is not as long as the batch
   * @throws IndexOutOfBoundsException if a target is no class
   */
  float loss(float[] logits, int[] targets);

  /**
   * The reduced loss of the rows, and its gradient with respect to the logits.
   *
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @param gradient [rows][classes] values, written: each -1 to 1, of a mean divided by the number
   *     of rows; may be {@code logits} itself
   * @return the mean or the sum of the rows' losses; the same bits that {@link #loss} returns
   * @throws IllegalArgumentException if an array is not as long as the batch
   * @throws IndexOutOfBoundsException if a target is no class
   */
  float lossAndGradient(float[] logits, int[] targets, float[] gradient);

  /**
   * The reduced loss of the rows from their log-probabilities: the mean or the sum of the negated
   * ones at the targets. Of what {@link #logSoftmax} writes, it is the same bits that {@link #loss}
   * returns.
   *
   * @param logProbabilities [rows][classes] values, read; not probabilities
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @return the mean or the sum of the rows' losses: 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if an array is not as long as the batch, or a row's value at
   *     its target is positive, which no log-probability is
   * @throws IndexOutOfBoundsException if a target is no class
   */
  float nll(float[] logProbabilities, int[] targets);
}
