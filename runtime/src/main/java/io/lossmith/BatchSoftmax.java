package io.lossmith;

/**
 * What every generated class of a batch offers, whatever its reduction: the softmax and its kin of
 * each row, and the number of rows that are classified rightly. {@link BatchLoss} and {@link
 * RowLosses} add the losses.
 *
 * <p>Each row is computed as {@link ExampleLoss} says, with its formulas, error bounds and rules
 * for rows that are not finite, and to the same bits in a batch of any size.
 *
 * <p><b>Shapes.</b> Arrays are row-major: {@code [rows][classes]} is {@code rows * classes} values,
 * row after row, and {@code [rows]} one value a row. A batch of more than one dimension counts its
 * positions as rows, the last dimension fastest. Every array has exactly the length of the batch.
 * Where {@link #rows} is {@link SoftmaxCrossEntropy#ANY}, the number of rows is that of {@code
 * targets}, or in a call without targets that of the logits, in whole rows; none is allowed. If the
 * shape has further dimensions, it must be a multiple of their product. Generated classes have
 * overloads that take an offset after each array, and for {@code ANY} the number of rows last.
 *
 * <p><b>Aliasing.</b> Probabilities and log-probabilities, and the gradient of a loss, may be the
 * logits array itself, at the same offset: then they take the logits' place. No other output may
 * overlap an input or another output. Inputs are otherwise not written. All arguments are checked
 * before the first write: a call that throws has changed nothing.
 *
 * <p><b>Threads.</b> An object owns scratch, whatever its reduction: create one a thread. No call
 * on arrays allocates anything.
 */
public interface BatchSoftmax extends WarmUp {

  /**
   * The number of classes, which is the number of logits in a row.
   *
   * @return the number of classes, 2 or more
   */
  int classes();

  /**
   * The number of rows in a batch, the product of its dimensions.
   *
   * @return 1 or more, or {@link SoftmaxCrossEntropy#ANY} if it is known only at run time
   */
  int rows();

  /**
   * Whether the spec drops rows with a target: that of {@link SoftmaxCrossEntropy#ignoreIndex}.
   *
   * @param target any int
   * @return whether a row with it has loss 0, gradient +0 and no say in counts
   */
  default boolean ignores(int target) {
    return false;
  }

  /**
   * The softmax of each row: the probability of each class.
   *
   * @param logits [rows][classes] values, read
   * @param probabilities [rows][classes] values, written: 0 to 1, each row with a sum of 1 but for
   *     rounding; may be {@code logits} itself
   * @throws IllegalArgumentException if an array is not as long as the batch
   */
  void softmax(float[] logits, float[] probabilities);

  /**
   * The log-softmax of each row: the logarithm of each probability.
   *
   * @param logits [rows][classes] values, read
   * @param logProbabilities [rows][classes] values, written: each 0 or less; may be {@code logits}
   *     itself
   * @throws IllegalArgumentException if an array is not as long as the batch
   */
  void logSoftmax(float[] logits, float[] logProbabilities);

  /**
   * The log-sum-exp of each row.
   *
   * @param logits [rows][classes] values, read
   * @param logSumExps [rows] values, written: {@code log(sum of exp(logits[row][j]))}
   * @throws IllegalArgumentException if an array is not as long as the batch, or the two overlap
   */
  void logSumExp(float[] logits, float[] logSumExps);

  /**
   * The class with the greatest logit of each row: the first NaN if there is one, else the first of
   * the greatest, where -0 equals +0.
   *
   * @param logits [rows][classes] values, read
   * @param classes [rows] values, written: each 0 to classes - 1
   * @throws IllegalArgumentException if an array is not as long as the batch
   */
  void argmax(float[] logits, int[] classes);

  /**
   * How many rows have their target where {@link #argmax} finds the greatest logit. On a tie only
   * the first of the greatest is right.
   *
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read: each row's class, 0 to classes - 1
   * @return the number of rows that are classified rightly, 0 to rows
   * @throws IllegalArgumentException if an array is not as long as the batch
   * @throws IndexOutOfBoundsException if a target is no class
   */
  int countCorrect(float[] logits, int[] targets);
}
