package io.lossmith.kernel;

import io.lossmith.vector.DoubleBlockKernel;
import io.lossmith.vector.DoubleRace;
import io.lossmith.vector.DoubleRowKernel;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * As {@link Vectors}, of doubles: under the same names, but with a race of their own, which the
 * first use of this class starts. They serve where vectors have 256 bits or more.
 *
 * <p>A method that is not {@link #areReady} may not be called.
 */
public final class DoubleVectors {

  /** How many doubles the scratch of a row holds. */
  public static final int SCRATCH = Vectors.SCRATCH;

  private static final Set<Integer> LENGTHS = new CopyOnWriteArraySet<>();

  // No method reference, which would load the class where there are no vectors.
  private static final Readiness READINESS =
      Races.OWN.start(VectorSupport::ofDoubles, () -> DoubleRace.isWon(LENGTHS));

  private DoubleVectors() {}

  /**
   * Whether the kernels serve.
   *
   * @return true from when they are compiled and faster than scalar code; never false again
   */
  public static boolean areReady() {
    return READINESS.isReady();
  }

  /**
   * Whether the kernels serve so many rows, which take each step together.
   *
   * @param rows how many rows
   * @return true for a multiple of 16, once the kernels are ready
   */
  public static boolean take(int rows) {
    return READINESS.isReady() && rows % RowSum.LANES == 0;
  }

  /**
   * Whether the kernels serve so many rows of fewer than 16 classes, which take each step together.
   *
   * @param rows how many rows
   * @param fewestPadded how many rows make it worth to fill up a block of 16
   * @return true for a multiple of 16, and for so many rows beyond one, once the kernels are ready
   */
  public static boolean take(int rows, int fewestPadded) {
    return READINESS.isReady() && Vectors.takes(rows, fewestPadded) == rows;
  }

  /**
   * How many of some rows of 16 classes or more the kernels serve, which take each step together.
   *
   * @param rows how many rows
   * @return those of whole blocks of 16, or none while the kernels are not ready
   */
  public static int taken(int rows) {
    return READINESS.isReady() ? rows - rows % RowSum.LANES : 0;
  }

  /**
   * How many of some rows of fewer than 16 classes the kernels serve.
   *
   * @param rows how many rows
   * @param fewestPadded how many rows make it worth to fill up a block of 16
   * @return all of them, or those of whole blocks, or none while the kernels are not ready
   */
  public static int taken(int rows, int fewestPadded) {
    return READINESS.isReady() ? Vectors.takes(rows, fewestPadded) : 0;
  }

  /**
   * How many positions of layout CLASSES_FIRST lie side by side and are served where they lie.
   *
   * @param row the first position, counted through the batch
   * @param rows how many there are in all
   * @param inner how many are behind the class axis
   * @param most the most that are asked for, a multiple of 16
   * @return a multiple of 16, or 0: fewer lie side by side, or the kernels are not ready
   */
  public static int sideBySide(int row, int rows, int inner, int most) {
    return READINESS.isReady() ? Vectors.run(row, rows, inner, most) : 0;
  }

  /** Waits until the kernels are ready, or have turned out not to be worth it. */
  public static void awaitReady() {
    READINESS.await();
  }

  static boolean exist() {
    return READINESS.hasVectors();
  }

  /** The same, for rows of so many classes: their kernels race, unless the race is over. */
  static boolean exist(int classes) {
    LENGTHS.add(classes);
    return exist();
  }

  /**
   * Scratch for a row, for objects that threads share.
   *
   * @return {@link #SCRATCH} doubles of this thread's own; the first call of a thread makes them
   */
  public static double[] scratch() {
    return Scratch.OF_THREAD.get();
  }

  /** Apart, so that it is only made where it is needed. */
  private static final class Scratch {
    static final ThreadLocal<double[]> OF_THREAD =
        ThreadLocal.withInitial(() -> new double[SCRATCH]);
  }

  /**
   * The greatest of a row; see {@link Rows#maximum(double[], int, int)}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @return the maximum
   */
  public static double maximum(double[] logits, int at, int classes) {
    return DoubleRowKernel.maximum(logits, at, classes);
  }

  /**
   * The sum of a row's exponentials without one maximum; see {@link DoubleRowExponentials}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param scratch {@link #SCRATCH} doubles
   * @return the sum
   */
  public static double rest(
      double[] logits, int at, int classes, double maximum, double[] scratch) {
    return DoubleRowKernel.rest(logits, at, classes, maximum, scratch);
  }

  /**
   * As {@link #rest}, and keeps every exponential.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param exponentials where the exponentials go; may be {@code logits} at the same place
   * @param to where they begin
   * @param scratch {@link #SCRATCH} doubles
   * @return the sum
   */
  public static double exponentials(
      double[] logits,
      int at,
      int classes,
      double maximum,
      double[] exponentials,
      int to,
      double[] scratch) {
    return DoubleRowKernel.exponentials(logits, at, classes, maximum, exponentials, to, scratch);
  }

  /**
   * Multiplies a row by a factor; see {@link Rows#scale(double[], int, int, double)}.
   *
   * @param values where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param factor what each value is multiplied by
   */
  static void scale(double[] values, int at, int classes, double factor) {
    DoubleRowKernel.scale(values, at, classes, factor);
  }

  /**
   * Writes the log-softmax of a row; see {@link Rows#logSoftmax}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param logSum {@code log1p} of its sum without one maximum
   * @param result where the log-softmax goes, maybe {@code logits} at the same place
   * @param to where it begins
   */
  static void logSoftmax(
      double[] logits,
      int at,
      int classes,
      double maximum,
      double logSum,
      double[] result,
      int to) {
    DoubleRowKernel.logSoftmax(logits, at, classes, maximum, logSum, result, to);
  }

  /**
   * The logarithms of sums; see {@link Rows#log1p}.
   *
   * @param rests the sums
   * @param rows how many, a multiple of 16 up to 64
   * @param logSums where the logarithms go
   */
  static void logarithms(double[] rests, int rows, double[] logSums) {
    DoubleBlockKernel.logarithms(rests, rows, logSums);
  }
}
