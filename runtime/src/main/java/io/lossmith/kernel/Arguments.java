package io.lossmith.kernel;

/**
 * Checks of what a caller passed, all made before the first write: a call that throws has changed
 * nothing. Every message says what was given, what was expected, and where.
 */
public final class Arguments {

  private Arguments() {}

  /**
   * Checks that an array is as long as the batch it stands for.
   *
   * @param name the argument's name
   * @param length the array's length
   * @param rows how many rows
   * @param classes how many classes a row has, or 1 for an array with one value a row
   * @throws IllegalArgumentException if the length is another
   */
  public static void wholeArray(String name, int length, int rows, int classes) {
    if (length != (long) rows * classes) {
      throw new IllegalArgumentException(
          name + " has length " + length + "; " + need(rows, classes));
    }
  }

  /**
   * Checks that a buffer holds a batch between its position and its limit.
   *
   * @param name the argument's name
   * @param remaining how many values there are
   * @param rows how many rows
   * @param classes how many classes a row has, or 1 for a buffer with one value a row
   * @throws IllegalArgumentException if there are more or less
   */
  static void wholeBuffer(String name, int remaining, int rows, int classes) {
    if (remaining != (long) rows * classes) {
      throw new IllegalArgumentException(
          name + " holds " + remaining + " from position to limit; " + need(rows, classes));
    }
  }

  /**
   * Checks that an array holds a batch from an offset on.
   *
   * @param name the argument's name
   * @param length the array's length
   * @param offset where the batch begins
   * @param rows how many rows
   * @param classes how many classes a row has, or 1 for an array with one value a row
   * @throws IndexOutOfBoundsException if the offset is negative
   * @throws IllegalArgumentException if the array ends before the batch
   */
  public static void window(String name, int length, int offset, int rows, int classes) {
    if (offset < 0) {
      throw new IndexOutOfBoundsException(
          name + "Offset is " + offset + "; an offset is 0 or more");
    }
    if (length - (long) offset < (long) rows * classes) {
      throw new IllegalArgumentException(
          name
              + " has length "
              + length
              + (offset == 0
                  ? "; "
                  : ", " + ((long) length - offset) + " from offset " + offset + "; ")
              + need(rows, classes));
    }
  }

  /**
   * Checks a row count that the caller gave.
   *
   * @param rows the row count
   * @param multiple what it must be a multiple of: the product of the batch's further dimensions
   * @throws IllegalArgumentException if it is negative or not a multiple
   */
  public static void rowCount(int rows, int multiple) {
    if (rows < 0) {
      throw new IllegalArgumentException("rows is " + rows + "; a row count is 0 or more");
    }
    if (rows % multiple != 0) {
      throw new IllegalArgumentException(
          "rows is " + rows + "; the batch shape needs a multiple of " + multiple);
    }
  }

  /**
   * The row count of an array that is a whole batch.
   *
   * @param name the argument's name
   * @param length the array's length
   * @param classes how many classes a row has
   * @return how many rows the array holds
   * @throws IllegalArgumentException if the array ends within a row
   */
  public static int wholeRows(String name, int length, int classes) {
    if (length % classes != 0) {
      throw new IllegalArgumentException(name + " has length " + length + notWholeRows(classes));
    }
    return length / classes;
  }

  /**
   * The row count of a buffer that is a whole batch between its position and its limit.
   *
   * @param name the argument's name
   * @param remaining how many values there are
   * @param classes how many classes a row has
   * @return how many rows the buffer holds
   * @throws IllegalArgumentException if its limit is within a row
   */
  static int wholeBufferRows(String name, int remaining, int classes) {
    if (remaining % classes != 0) {
      throw new IllegalArgumentException(
          name + " holds " + remaining + " from position to limit" + notWholeRows(classes));
    }
    return remaining / classes;
  }

  private static String notWholeRows(int classes) {
    return ", which is not a whole number of rows of " + classes + " classes";
  }

  /**
   * Checks the target of one example.
   *
   * @param target the class
   * @param classes how many classes there are
   * @throws IndexOutOfBoundsException if the target is not 0 to classes - 1
   */
  public static void target(int target, int classes) {
    if (target < 0 || target >= classes) {
      throw new IndexOutOfBoundsException("target is " + target + "; " + range(classes));
    }
  }

  /**
   * Checks the targets of a batch.
   *
   * @param targets where the targets are
   * @param offset where they begin
   * @param rows how many
   * @param classes how many classes there are
   * @throws IndexOutOfBoundsException if a target is not 0 to classes - 1; the message names the
   *     first such target by its index in the array
   */
  public static void targets(int[] targets, int offset, int rows, int classes) {
    // One sign bit for all rows: a plain loop that the compiler turns into vector instructions.
    int outside = 0;
    for (int row = 0; row < rows; row++) {
      int target = targets[offset + row];
      outside |= target | (classes - 1 - target);
    }
    if (outside < 0) {
      reportTarget(targets, offset, rows, classes);
    }
  }

  /**
   * Checks that what {@code nll} is given at the target can be a log-probability.
   *
   * @param logProbability the value at the target
   * @param row the row, for the message
   * @param target the target, for the message
   * @throws IllegalArgumentException if the value is positive
   */
  public static void logProbability(float logProbability, int row, int target) {
    if (logProbability > 0f) {
      throw positive(Float.toString(logProbability), row, target);
    }
  }

  /**
   * Checks that what {@code nll} is given at the target can be a log-probability.
   *
   * @param logProbability the value at the target
   * @param row the row, for the message
   * @param target the target, for the message
   * @throws IllegalArgumentException if the value is positive
   */
  public static void logProbability(double logProbability, int row, int target) {
    if (logProbability > 0d) {
      throw positive(Double.toString(logProbability), row, target);
    }
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      float[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes) {
    for (int row = 0; row < rows; row++) {
      int target = targets[targetsOffset + row];
      logProbability(logProbabilities[offset + row * classes + target], row, target);
    }
  }

  /**
   * Checks the values at the targets of a batch of log-probabilities.
   *
   * @param logProbabilities where the log-probabilities are
   * @param offset where they begin
   * @param targets the targets, already checked
   * @param targetsOffset where the targets begin
   * @param rows how many rows
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if a row's value at its target is positive
   */
  public static void logProbabilities(
      double[] logProbabilities,
      int offset,
      int[] targets,
      int targetsOffset,
      int rows,
      int classes) {
    for (int row = 0; row < rows; row++) {
      int target = targets[targetsOffset + row];
      logProbability(logProbabilities[offset + row * classes + target], row, target);
    }
  }

  /**
   * Checks that an output overlaps an input either wholly, to be written in place, or not at all.
   *
   * @param inputName the input's name
   * @param input the input
   * @param inputOffset where the input begins
   * @param outputName the output's name
   * @param output the output
   * @param outputOffset where the output begins
   * @param rows how many rows
   * @param classes how many classes a row has
   * @throws IllegalArgumentException if they overlap in part
   */
  public static void inPlaceOrApart(
      String inputName,
      Object input,
      int inputOffset,
      String outputName,
      Object output,
      int outputOffset,
      int rows,
      int classes) {
    if (inputOffset != outputOffset) {
      long length = (long) rows * classes;
      requireApart(
          inputName,
          input,
          inputOffset,
          length,
          outputName,
          output,
          outputOffset,
          length,
          "it may start at the same offset, or lie apart");
    }
  }

  /**
   * Checks that two windows of arrays do not overlap.
   *
   * @param inputName the first one's name
   * @param input the first array
   * @param inputOffset where the first window begins
   * @param inputLength how long it is
   * @param outputName the second one's name
   * @param output the second array
   * @param outputOffset where the second window begins
   * @param outputLength how long it is
   * @throws IllegalArgumentException if they overlap
   */
  public static void apart(
      String inputName,
      Object input,
      int inputOffset,
      int inputLength,
      String outputName,
      Object output,
      int outputOffset,
      int outputLength) {
    requireApart(
        inputName,
        input,
        inputOffset,
        inputLength,
        outputName,
        output,
        outputOffset,
        outputLength,
        "they must lie apart");
  }

  private static void requireApart(
      String inputName,
      Object input,
      int inputOffset,
      long inputLength,
      String outputName,
      Object output,
      int outputOffset,
      long outputLength,
      String rule) {
    if (input == output
        && outputOffset < inputOffset + inputLength
        && inputOffset < outputOffset + outputLength) {
      throw new IllegalArgumentException(
          outputName
              + " at offset "
              + outputOffset
              + " overlaps "
              + inputName
              + " at offset "
              + inputOffset
              + " of the same array; "
              + rule);
    }
  }

  private static IllegalArgumentException positive(String logProbability, int row, int target) {
    return new IllegalArgumentException(
        "logProbabilities holds "
            + logProbability
            + " at row "
            + row
            + ", class "
            + target
            + "; a logarithm of a probability is never positive."
            + " Were probabilities passed? nll takes what logSoftmax writes");
  }

  private static void reportTarget(int[] targets, int offset, int rows, int classes) {
    for (int row = 0; row < rows; row++) {
      int target = targets[offset + row];
      if (target < 0 || target >= classes) {
        throw new IndexOutOfBoundsException(
            "targets[" + (offset + row) + "] is " + target + "; " + range(classes));
      }
    }
  }

  private static String range(int classes) {
    return "classes are 0 to " + (classes - 1);
  }

  private static String need(int rows, int classes) {
    String what = rows == 1 ? "1 row" : rows + " rows";
    long values = (long) rows * classes;
    return classes == 1
        ? what + " need" + (rows == 1 ? "s " : " ") + values
        : what + " of " + classes + " classes need" + (rows == 1 ? "s " : " ") + values;
  }
}
