package io.lossmith;

import java.nio.ByteBuffer;

/**
 * The log-loss of rows that come one by one, in batches, on several threads or on several hosts:
 * count, weight, sum, mean, perplexity, accuracy, minimum and maximum.
 *
 * <p><b>The same bits however the rows were split.</b> The state is a function of the rows as a
 * set. Which accumulator took which rows, in which order they came, and in which order and grouping
 * accumulators were merged, changes no bit of a result and no byte of {@link #toBytes}: {@link
 * #merge} is associative and commutative exactly. For that nothing is rounded before it is read.
 * The sums of {@code weight * loss} and of the weights are fixed-point numbers that hold every
 * double and every product of two in full, so terms of any size, 1e308 and 5e-324 among them,
 * neither overflow nor vanish nor cancel wrongly; adding costs a few nanoseconds more than a plain
 * sum. A compensated or pairwise sum would be more accurate than a plain one, but would still
 * depend on the order.
 *
 * <pre>
 * sum        = sum of weight[n] * loss[n]          rounded once, to the nearest double
 * weight     = sum of weight[n]                    rounded once, to the nearest double
 * mean       = sum / weight                        of the exact sums, rounded once
 * perplexity = exp(mean)                           {@link StrictMath#exp}, the same bits everywhere
 * accuracy   = correct / judged
 * </pre>
 *
 * <p><b>Weights.</b> A row has weight 1 unless one is given; a weight is a finite number, 0 or
 * more. Losses that already hold their weight, as a generated class gives them whose spec has class
 * or sample weights, go in through {@code addWeighted}: the mean then has the divisor of the spec's
 * target weights, and minimum and maximum are those of the losses as given. Weights do not bear on
 * counts, accuracy, minimum and maximum, where a row of weight 0 counts as any other; a row that
 * must not count is not added. In the sum, 0 times infinity is 0.
 *
 * <p><b>Accuracy.</b> Whether a row is right may be told with its loss, or later for many rows
 * through {@link #addCorrect}; the others do not bear on {@link #accuracy}.
 *
 * <p><b>Losses that are not finite</b> are counted apart and reported by {@link #nanCount} and
 * {@link #infiniteCount}; the order plays no part in this either. If a loss is NaN, so are sum,
 * mean, perplexity, minimum and maximum. Otherwise minimum and maximum are those of all losses, and
 * sum and mean are infinite with an infinite loss, NaN with both infinities. Losses may be
 * negative.
 *
 * <p><b>No rows.</b> Count, weight and sum are 0; the others are NaN. A mean whose weights are all
 * 0 is NaN.
 *
 * <p><b>Generated classes.</b> {@link #add(ExampleLoss, float[], int)} and {@link #add(RowLosses,
 * float[], int[], float[])} add the rows' losses and whether they are right, without the rows that
 * the spec ignores. A class with reduction MEAN or SUM returns a number that is rounded for each
 * batch, so that a result made of it would depend on how rows were divided into batches: let its
 * spec state {@link Output#LOSSES}, and add what that gives, {@link #add(float[])} or {@link
 * #add(float[], int[], int)}, and what {@code countCorrect} returns, {@link #addCorrect}. The same
 * goes for any other class: in double, with sample weights, or of sigmoid cross-entropy.
 *
 * <p><b>Threads.</b> An accumulator belongs to one thread at a time. Give each thread its own and
 * merge them; or hand a stream the three methods, parallel or not:
 *
 * <pre>
 * LogLossAccumulator total = losses.parallel().collect(
 *     LogLossAccumulator::new, LogLossAccumulator::add, LogLossAccumulator::merge);
 * </pre>
 *
 * <p>An object takes about 2 KB. Adding and merging allocate nothing; reading a sum or a mean, and
 * the byte form, do.
 *
 * <p>Source: R. M. Neal, "Fast exact summation using small and large superaccumulators",
 * arXiv:1505.05571, 2015; the idea is that of U. Kulisch's long accumulator.
 */
public final class LogLossAccumulator extends LogLossArrays {

  /** The greatest length of {@link #toBytes}. Common states take about 60 bytes. */
  public static final int MAXIMUM_BYTES = LogLossBytes.MAXIMUM;

  /** Makes an accumulator of no rows. */
  public LogLossAccumulator() {
    this(new LogLossState());
  }

  private LogLossAccumulator(LogLossState state) {
    super(state);
  }

  /** Starts over with no rows. */
  public void clear() {
    state.clear();
  }

  /**
   * An accumulator of the same rows, which then goes its own way.
   *
   * @return a new accumulator that equals this one
   */
  public LogLossAccumulator copy() {
    LogLossAccumulator copy = new LogLossAccumulator();
    copy.merge(this);
    return copy;
  }

  /**
   * Adds all rows of another accumulator, which stays as it is.
   *
   * @param other another accumulator, or this one: its rows then count twice
   * @throws ArithmeticException if there were more than {@code 2^63 - 1} rows; nothing is changed
   */
  public void merge(LogLossAccumulator other) {
    state.merge(other.state);
  }

  /**
   * Adds a row.
   *
   * @param loss the row's loss, any double
   */
  public void add(double loss) {
    state.countRows(1L);
    state.weight.addInteger(1);
    state.addLoss(loss);
  }

  /**
   * Adds a row with a weight.
   *
   * @param loss the row's loss, any double; not multiplied by the weight
   * @param weight the row's weight, finite, 0 or more
   * @throws IllegalArgumentException if the weight is another
   */
  public void add(double loss, double weight) {
    LogLossArguments.weight(weight);
    state.countRows(1L);
    state.addProduct(loss, weight);
  }

  /**
   * Adds a row and whether it was classified rightly.
   *
   * @param loss the row's loss, any double
   * @param correct whether it was
   */
  public void add(double loss, boolean correct) {
    add(loss);
    judge(correct);
  }

  /**
   * Adds a row with a weight, and whether it was classified rightly.
   *
   * @param loss the row's loss, any double; not multiplied by the weight
   * @param weight the row's weight, finite, 0 or more
   * @param correct whether it was
   * @throws IllegalArgumentException if the weight is another
   */
  public void add(double loss, double weight, boolean correct) {
    add(loss, weight);
    judge(correct);
  }

  /**
   * Adds a row whose loss already holds its weight.
   *
   * @param weightedLoss the row's loss times its weight, any double
   * @param weight the row's weight, finite, 0 or more
   * @throws IllegalArgumentException if the weight is another
   */
  public void addWeighted(double weightedLoss, double weight) {
    LogLossArguments.weight(weight);
    state.countRows(1L);
    state.addWeighted(weightedLoss, weight);
  }

  /**
   * Tells of rows that were added without it, before or in another call, how many were classified
   * rightly.
   *
   * @param correct how many were, 0 to {@code rows}: what {@code countCorrect} of a generated class
   *     returns
   * @param rows of how many, 0 to {@link #count} less {@link #judged}
   * @throws IllegalArgumentException if there are not so many; nothing is changed
   */
  public void addCorrect(long correct, long rows) {
    LogLossArguments.judged(rows, state.count, state.judged);
    LogLossArguments.correct(correct, rows);
    state.judged += rows;
    state.correct += correct;
  }

  /**
   * Adds an example through a generated class: its loss, and whether it is classified rightly. An
   * example whose target the spec ignores is not added.
   *
   * @param generated the generated class
   * @param logits [classes] values, read
   * @param target the example's class
   * @return the example's loss
   * @throws RuntimeException what the generated class throws; nothing is added then
   */
  public float add(ExampleLoss generated, float[] logits, int target) {
    float loss = generated.loss(logits, target);
    if (!generated.ignores(target)) {
      add(loss, generated.isCorrect(logits, target));
    }
    return loss;
  }

  /**
   * Adds a batch through a generated class: the loss of each row, and how many are classified
   * rightly. Rows whose target the spec ignores are not added.
   *
   * @param generated the generated class
   * @param logits [rows][classes] values, read
   * @param targets [rows] values, read
   * @param losses [rows] values, written: the rows' losses, which the caller may use
   * @throws RuntimeException what the generated class throws; nothing is added then
   */
  public void add(RowLosses generated, float[] logits, int[] targets, float[] losses) {
    generated.loss(logits, targets, losses);
    int kept = 0;
    for (int target : targets) {
      kept += generated.ignores(target) ? 0 : 1;
    }
    int correct = generated.countCorrect(logits, targets);
    LogLossArguments.correct(correct, kept);
    addUnweighted(kept);
    for (int row = 0; row < targets.length; row++) {
      if (!generated.ignores(targets[row])) {
        state.addLoss(losses[row]);
      }
    }
    addCorrect(correct, kept);
  }

  /**
   * The state in a compact form, to be sent elsewhere and merged there. It begins with a magic
   * number and a version and ends with a CRC-32C. Equal accumulators give equal bytes.
   *
   * @return at most {@link #MAXIMUM_BYTES} bytes
   */
  public byte[] toBytes() {
    return LogLossBytes.write(state);
  }

  /**
   * Writes what {@link #toBytes} gives, from the buffer's position on, which is moved past it. The
   * buffer's byte order does not matter.
   *
   * @param buffer where to write
   * @throws IllegalArgumentException if less remains than is needed; nothing is written then
   */
  public void writeTo(ByteBuffer buffer) {
    byte[] bytes = toBytes();
    if (buffer.remaining() < bytes.length) {
      throw new IllegalArgumentException(
          "buffer has " + buffer.remaining() + " bytes left; the state needs " + bytes.length);
    }
    buffer.put(bytes);
  }

  /**
   * The accumulator whose state {@link #toBytes} gave.
   *
   * @param bytes the state and nothing else
   * @return a new accumulator that equals the one of then
   * @throws IllegalArgumentException if the bytes are no such state: another magic number or
   *     version, too few or too many, damaged, or a state that no accumulator can have; the message
   *     says which
   */
  public static LogLossAccumulator fromBytes(byte[] bytes) {
    return new LogLossAccumulator(LogLossBytes.read(bytes));
  }

  /**
   * The accumulator whose state {@link #writeTo} wrote. The buffer's position is moved past the
   * state; what follows there is not looked at.
   *
   * @param buffer holds the state from its position on, in any byte order
   * @return a new accumulator that equals the one of then
   * @throws IllegalArgumentException as {@link #fromBytes}, but for too many bytes; the position is
   *     not moved then
   */
  public static LogLossAccumulator readFrom(ByteBuffer buffer) {
    return new LogLossAccumulator(LogLossBytes.read(buffer));
  }

  /**
   * Whether another accumulator has the same state: everything that can be read from it, now and
   * after any rows that are yet to come, is the same to the bit.
   *
   * @param other another object
   * @return whether it is such an accumulator
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof LogLossAccumulator that && state.isSameAs(that.state);
  }

  /**
   * A hash of the state, which changes when rows are added.
   *
   * @return the hash
   */
  @Override
  public int hashCode() {
    return state.hash();
  }

  private void judge(boolean correct) {
    state.judged++;
    state.correct += correct ? 1L : 0L;
  }
}
