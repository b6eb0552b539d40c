package io.lossmith;

/**
 * What a generated class of one example, {@code batch = {}}, offers: softmax cross-entropy of a row
 * of {@link #classes} logits.
 *
 * <p>With {@code m} the greatest logit, {@code u[j] = m - logits[j]} and {@code rest} the sum of
 * {@code exp(-u[j])} over all classes but one maximum:
 *
 * <pre>
 * loss             = log1p(rest) + u[target]
 * gradient[j]      = exp(-u[j]) / (1 + rest)                          where j is not the target
 * gradient[target] = ((exp(-u[target]) - 1) - rest) / (1 + rest)
 * softmax[j]       = exp(-u[j]) / (1 + rest)
 * logSoftmax[j]    = -(log1p(rest) + u[j])
 * logSumExp        = m + log1p(rest)
 * </pre>
 *
 * <p>Nothing cancels here, so a loss and a gradient keep their relative accuracy where the example
 * is nearly certain; the error bounds are those of {@link LogSumExp}, of the loss and of each entry
 * of the gradient too. The same arguments give the same bits on every JVM and CPU.
 *
 * <p><b>Values.</b> Logits are any floats. What is not finite follows these rules:
 *
 * <table>
 * <caption>Rows that are not finite</caption>
 * <tr><th>logits</th><th>loss</th><th>gradient</th></tr>
 * <tr><td>a NaN or +Infinity anywhere</td><td>NaN</td><td>NaN in every entry</td></tr>
 * <tr><td>nothing but -Infinity</td><td>NaN</td><td>NaN in every entry</td></tr>
 * <tr><td>-Infinity at a class other than the target</td><td>as if the class did not exist</td>
 * <td>0 there</td></tr>
 * <tr><td>-Infinity at the target</td><td>+Infinity</td>
 * <td>the softmax of the others, -1 at the target</td></tr>
 * <tr><td>finite, but {@code u[target]} overflows</td><td>+Infinity</td><td>finite</td></tr>
 * </table>
 *
 * <p>Softmax and log-softmax are NaN in every entry where the loss is NaN; where a class does not
 * exist, they are 0 and -Infinity. A log-sum-exp is NaN of a NaN, else +Infinity of a +Infinity,
 * else -Infinity of nothing but -Infinity.
 *
 * <p><b>Arrays.</b> Every array has exactly {@link #classes} values; generated classes have
 * overloads that take an offset after each array. An output may be the input array itself. Inputs
 * are otherwise not written. All arguments are checked before the first write: a call that throws
 * has changed nothing.
 *
 * <p><b>Threads.</b> The methods of this interface use nothing of the object, and any number of
 * threads may share it, each with outputs of its own; unless the spec changes its logits first
 * (cap, temperature, adjustment, mask): then an object owns scratch, as it does for calls on
 * buffers: create one a thread. No call on arrays allocates anything, but the first of each thread
 * where SIMD kernels do rows of 16 classes or more: some 6 kB that the thread keeps.
 *
 * <p>Source: P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and
 * softmax functions", IMA Journal of Numerical Analysis 41(4), 2021.
 */
public interface ExampleLoss extends WarmUp {

  /**
   * The number of classes, which is the number of logits.
   *
   * @return the number of classes, 2 or more
   */
  int classes();

  /**
   * Whether the spec drops an example with a target: that of {@link
   * SoftmaxCrossEntropy#ignoreIndex}.
   *
   * @param target any int
   * @return whether an example with it has loss 0, gradient +0 and is never correct
   */
  default boolean ignores(int target) {
    return false;
  }

  /**
   * The loss of the example: minus the logarithm of the target's probability.
   *
   * @param logits [classes] values, read
   * @param target the example's class, 0 to classes - 1
   * @return the loss: 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if the array has another length
   * @throws IndexOutOfBoundsException if the target is no class
   */
  float loss(float[] logits, int target);

  /**
   * The loss of the example, and its gradient with respect to the logits.
   *
   * @param logits [classes] values, read
   * @param target the example's class, 0 to classes - 1
   * @param gradient [classes] values, written: 0 to 1, at the target -1 to 0; may be {@code logits}
   *     itself
   * @return the loss: 0 or more, +Infinity or NaN; the same bits that {@link #loss} returns
   * @throws IllegalArgumentException if an array has another length
   * @throws IndexOutOfBoundsException if the target is no class
   */
  float lossAndGradient(float[] logits, int target, float[] gradient);

  /**
   * The softmax of the example: the probability of each class.
   *
   * @param logits [classes] values, read
   * @param probabilities [classes] values, written: 0 to 1, with a sum of 1 but for rounding; may
   *     be {@code logits} itself
   * @throws IllegalArgumentException if an array has another length
   */
  void softmax(float[] logits, float[] probabilities);

  /**
   * The log-softmax of the example: the logarithm of each class's probability.
   *
   * @param logits [classes] values, read
   * @param logProbabilities [classes] values, written: each 0 or less; may be {@code logits} itself
   * @throws IllegalArgumentException if an array has another length
   */
  void logSoftmax(float[] logits, float[] logProbabilities);

  /**
   * The loss of the example from its log-probabilities: the negated one at the target. Of what
   * {@link #logSoftmax} writes, it is the same bits that {@link #loss} returns.
   *
   * @param logProbabilities [classes] values, read; not probabilities
   * @param target the example's class, 0 to classes - 1
   * @return the loss: 0 or more, +Infinity or NaN
   * @throws IllegalArgumentException if the array has another length, or the value at the target is
   *     positive, which no log-probability is
   * @throws IndexOutOfBoundsException if the target is no class
   */
  float nll(float[] logProbabilities, int target);

  /**
   * The log-sum-exp of the example.
   *
   * @param logits [classes] values, read
   * @return {@code log(sum of exp(logits[j]))}
   * @throws IllegalArgumentException if the array has another length
   */
  float logSumExp(float[] logits);

  /**
   * The class with the greatest logit.
   *
   * @param logits [classes] values, read
   * @return the first NaN if there is one, else the first of the greatest, where -0 equals +0
   * @throws IllegalArgumentException if the array has another length
   */
  int argmax(float[] logits);

  /**
   * Whether {@link #argmax} is the target. On a tie only the first of the greatest is right.
   *
   * @param logits [classes] values, read
   * @param target the example's class, 0 to classes - 1
   * @return whether the example is classified rightly
   * @throws IllegalArgumentException if the array has another length
   * @throws IndexOutOfBoundsException if the target is no class
   */
  boolean isCorrect(float[] logits, int target);
}
