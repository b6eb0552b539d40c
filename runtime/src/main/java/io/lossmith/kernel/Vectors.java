package io.lossmith.kernel;

import io.lossmith.Backend;
import io.lossmith.vector.BlockKernel;
import io.lossmith.vector.Race;
import io.lossmith.vector.RowKernel;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * Where generated code meets the SIMD kernels of floats: whether they serve, and what they do for
 * one row of 16 classes or more. But for {@link VectorBlock}, the counterparts of both for doubles,
 * and the width of vectors, nothing else outside of {@code io.lossmith.vector} refers to that
 * package, so that it is only loaded where there are vectors.
 *
 * <p>A method that is not {@link #areReady} may not be called.
 */
public final class Vectors {

  /** How many floats the scratch of a row holds. */
  public static final int SCRATCH = 785;

  private Vectors() {}

  /** Apart, so that a program of doubles alone does not race them. */
  private static final class Floats {
    static final Set<Integer> LENGTHS = new CopyOnWriteArraySet<>();

    // No method reference, which would load the class where there are no vectors.
    static final Readiness READINESS =
        Races.OWN.start(support -> support, () -> Race.isWon(LENGTHS));
  }

  /**
   * Whether the kernels serve.
   *
   * @return true from when they are compiled and faster than scalar code; never false again
   */
  public static boolean areReady() {
    return Floats.READINESS.isReady();
  }

  /**
   * Whether the kernels serve so many rows, which take each step together.
   *
   * @param rows how many rows
   * @return true for a multiple of 16, once the kernels are ready
   */
  public static boolean take(int rows) {
    return Floats.READINESS.isReady() && rows % RowSum.LANES == 0;
  }

  /**
   * Whether the kernels serve so many rows of fewer than 16 classes, which take each step together.
   *
   * @param rows how many rows
   * @param fewestPadded how many rows make it worth to fill up a block of 16
   * @return true for a multiple of 16, and for so many rows beyond one, once the kernels are ready
   */
  public static boolean take(int rows, int fewestPadded) {
    return Floats.READINESS.isReady() && takes(rows, fewestPadded) == rows;
  }

  /**
   * How many of some rows of 16 classes or more the kernels serve, which take each step together.
   *
   * @param rows how many rows
   * @return those of whole blocks of 16, or none while the kernels are not ready
   */
  public static int taken(int rows) {
    return Floats.READINESS.isReady() ? rows - rows % RowSum.LANES : 0;
  }

  /**
   * How many of some rows of fewer than 16 classes the kernels serve.
   *
   * @param rows how many rows
   * @param fewestPadded how many rows make it worth to fill up a block of 16
   * @return all of them, or those of whole blocks, or none while the kernels are not ready
   */
  public static int taken(int rows, int fewestPadded) {
    return Floats.READINESS.isReady() ? takes(rows, fewestPadded) : 0;
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
    return Floats.READINESS.isReady() ? run(row, rows, inner, most) : 0;
  }

  static int run(int row, int rows, int inner, int most) {
    int run = Math.min(Math.min(inner - row % inner, rows - row), most);
    return run - run % RowSum.LANES;
  }

  static int takes(int rows, int fewestPadded) {
    int past = rows % RowSum.LANES;
    return past >= fewestPadded ? rows : rows - past;
  }

  /**
   * What serves calls now.
   *
   * @return the width of the kernels, once all those in use are ready, of floats and of doubles
   */
  public static Backend backend() {
    return inUse().backend();
  }

  /**
   * Why calls are served as they are.
   *
   * @return one sentence
   */
  public static String reason() {
    return inUse().reason();
  }

  /** Waits until the kernels in use are ready, or have turned out not to be worth it. */
  public static void awaitReady() {
    inUse().await();
  }

  /** A program that has used no kernels yet is taken for one of floats. */
  private static Races inUse() {
    if (Races.OWN.isEmpty()) {
      exist();
    }
    return Races.OWN;
  }

  /**
   * Scratch for a row, for objects that threads share.
   *
   * @return {@link #SCRATCH} floats of this thread's own; the first call of a thread makes them
   */
  public static float[] scratch() {
    return Scratch.OF_THREAD.get();
  }

  /** Apart, so that it is only made where it is needed. */
  private static final class Scratch {
    static final ThreadLocal<float[]> OF_THREAD = ThreadLocal.withInitial(() -> new float[SCRATCH]);
  }

  /** Whether there are kernels; from then on they are in use. */
  static boolean exist() {
    return Floats.READINESS.hasVectors();
  }

  /** The same, for rows of so many classes: their kernels race, unless the race is over. */
  static boolean exist(int classes) {
    Floats.LENGTHS.add(classes);
    return exist();
  }

  /**
   * The greatest of a row; see {@link Rows#maximum(float[], int, int)}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @return the maximum
   */
  public static float maximum(float[] logits, int at, int classes) {
    return RowKernel.maximum(logits, at, classes);
  }

  /**
   * The sum of a row's exponentials without one maximum; see {@link RowExponentials}.
   *
   * @param logits where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param maximum its maximum
   * @param scratch {@link #SCRATCH} floats
   * @return the sum
   */
  public static float rest(float[] logits, int at, int classes, float maximum, float[] scratch) {
    return RowKernel.rest(logits, at, classes, maximum, scratch);
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
   * @param scratch {@link #SCRATCH} floats
   * @return the sum
   */
  public static float exponentials(
      float[] logits,
      int at,
      int classes,
      float maximum,
      float[] exponentials,
      int to,
      float[] scratch) {
    return RowKernel.exponentials(logits, at, classes, maximum, exponentials, to, scratch);
  }

  /**
   * Multiplies a row by a factor; see {@link Rows#scale}.
   *
   * @param values where the row is
   * @param at where it begins
   * @param classes its length, 16 or more
   * @param factor what each value is multiplied by
   */
  static void scale(float[] values, int at, int classes, float factor) {
    RowKernel.scale(values, at, classes, factor);
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
      float[] logits, int at, int classes, float maximum, float logSum, float[] result, int to) {
    RowKernel.logSoftmax(logits, at, classes, maximum, logSum, result, to);
  }

  /**
   * The logarithms of sums; see {@link Rows#log1p}.
   *
   * @param rests the sums
   * @param rows how many, a multiple of 16 up to 64
   * @param logSums where the logarithms go
   */
  static void logarithms(float[] rests, int rows, float[] logSums) {
    BlockKernel.logarithms(rests, rows, logSums);
  }
}
