package io.lossmith;

import io.lossmith.kernel.Arguments;

/** What a {@link LogLossAccumulator} takes from arrays of losses. */
abstract class LogLossArrays extends LogLossStatistics {

  LogLossArrays(LogLossState state) {
    super(state);
  }

  /**
   * Adds rows.
   *
   * @param losses [rows] values, read
   */
  public void add(float[] losses) {
    add(losses, 0, losses.length);
  }

  /**
   * Adds rows whose losses are a part of an array.
   *
   * @param losses [rows] values from the offset on, read
   * @param lossesOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if the offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, or the array ends before
   */
  public void add(float[] losses, int lossesOffset, int rows) {
    LogLossArguments.rows("losses", losses.length, lossesOffset, rows);
    addUnweighted(rows);
    for (int row = 0; row < rows; row++) {
      state.addLoss(losses[lossesOffset + row]);
    }
  }

  /**
   * Adds rows with weights.
   *
   * @param losses [rows] values, read; not multiplied by the weights
   * @param weights [rows] values, read: finite, 0 or more
   * @throws IllegalArgumentException if the arrays differ in length, or a weight is another;
   *     nothing is added then
   */
  public void add(float[] losses, float[] weights) {
    Arguments.wholeArray("weights", weights.length, losses.length, 1);
    add(losses, 0, weights, 0, losses.length);
  }

  /**
   * Adds rows with weights, both parts of arrays.
   *
   * @param losses [rows] values from the offset on, read; not multiplied by the weights
   * @param lossesOffset where they begin
   * @param weights [rows] values from the offset on, read: finite, 0 or more
   * @param weightsOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if an offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, an array ends before, or a
   *     weight is another; nothing is added then
   */
  public void add(float[] losses, int lossesOffset, float[] weights, int weightsOffset, int rows) {
    LogLossArguments.rows("losses", losses.length, lossesOffset, rows);
    LogLossArguments.weights(weights, weightsOffset, rows);
    state.countRows(rows);
    for (int row = 0; row < rows; row++) {
      state.addProduct(losses[lossesOffset + row], weights[weightsOffset + row]);
    }
  }

  /**
   * Adds rows whose losses already hold their weights, as those of a generated class with class or
   * sample weights do.
   *
   * @param weightedLosses [rows] values, read: each row's loss times its weight
   * @param weights [rows] values, read: finite, 0 or more
   * @throws IllegalArgumentException if the arrays differ in length, or a weight is another;
   *     nothing is added then
   */
  public void addWeighted(float[] weightedLosses, float[] weights) {
    Arguments.wholeArray("weights", weights.length, weightedLosses.length, 1);
    addWeighted(weightedLosses, 0, weights, 0, weightedLosses.length);
  }

  /**
   * Adds rows whose losses already hold their weights, both parts of arrays.
   *
   * @param weightedLosses [rows] values from the offset on, read: each row's loss times its weight
   * @param lossesOffset where they begin
   * @param weights [rows] values from the offset on, read: finite, 0 or more
   * @param weightsOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if an offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, an array ends before, or a
   *     weight is another; nothing is added then
   */
  public void addWeighted(
      float[] weightedLosses, int lossesOffset, float[] weights, int weightsOffset, int rows) {
    LogLossArguments.rows("losses", weightedLosses.length, lossesOffset, rows);
    LogLossArguments.weights(weights, weightsOffset, rows);
    state.countRows(rows);
    for (int row = 0; row < rows; row++) {
      state.addWeighted(weightedLosses[lossesOffset + row], weights[weightsOffset + row]);
    }
  }

  /**
   * Adds rows.
   *
   * @param losses [rows] values, read
   */
  public void add(double[] losses) {
    add(losses, 0, losses.length);
  }

  /**
   * Adds rows whose losses are a part of an array.
   *
   * @param losses [rows] values from the offset on, read
   * @param lossesOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if the offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, or the array ends before
   */
  public void add(double[] losses, int lossesOffset, int rows) {
    LogLossArguments.rows("losses", losses.length, lossesOffset, rows);
    addUnweighted(rows);
    for (int row = 0; row < rows; row++) {
      state.addLoss(losses[lossesOffset + row]);
    }
  }

  /**
   * Adds rows with weights.
   *
   * @param losses [rows] values, read; not multiplied by the weights
   * @param weights [rows] values, read: finite, 0 or more
   * @throws IllegalArgumentException if the arrays differ in length, or a weight is another;
   *     nothing is added then
   */
  public void add(double[] losses, double[] weights) {
    Arguments.wholeArray("weights", weights.length, losses.length, 1);
    add(losses, 0, weights, 0, losses.length);
  }

  /**
   * Adds rows with weights, both parts of arrays.
   *
   * @param losses [rows] values from the offset on, read; not multiplied by the weights
   * @param lossesOffset where they begin
   * @param weights [rows] values from the offset on, read: finite, 0 or more
   * @param weightsOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if an offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, an array ends before, or a
   *     weight is another; nothing is added then
   */
  public void add(
      double[] losses, int lossesOffset, double[] weights, int weightsOffset, int rows) {
    LogLossArguments.rows("losses", losses.length, lossesOffset, rows);
    LogLossArguments.weights(weights, weightsOffset, rows);
    state.countRows(rows);
    for (int row = 0; row < rows; row++) {
      state.addProduct(losses[lossesOffset + row], weights[weightsOffset + row]);
    }
  }

  /**
   * Adds rows whose losses already hold their weights, as those of a generated class with class or
   * sample weights do.
   *
   * @param weightedLosses [rows] values, read: each row's loss times its weight
   * @param weights [rows] values, read: finite, 0 or more
   * @throws IllegalArgumentException if the arrays differ in length, or a weight is another;
   *     nothing is added then
   */
  public void addWeighted(double[] weightedLosses, double[] weights) {
    Arguments.wholeArray("weights", weights.length, weightedLosses.length, 1);
    addWeighted(weightedLosses, 0, weights, 0, weightedLosses.length);
  }

  /**
   * Adds rows whose losses already hold their weights, both parts of arrays.
   *
   * @param weightedLosses [rows] values from the offset on, read: each row's loss times its weight
   * @param lossesOffset where they begin
   * @param weights [rows] values from the offset on, read: finite, 0 or more
   * @param weightsOffset where they begin
   * @param rows how many
   * @throws IndexOutOfBoundsException if an offset is negative
   * @throws IllegalArgumentException if the number of rows is negative, an array ends before, or a
   *     weight is another; nothing is added then
   */
  public void addWeighted(
      double[] weightedLosses, int lossesOffset, double[] weights, int weightsOffset, int rows) {
    LogLossArguments.rows("losses", weightedLosses.length, lossesOffset, rows);
    LogLossArguments.weights(weights, weightsOffset, rows);
    state.countRows(rows);
    for (int row = 0; row < rows; row++) {
      state.addWeighted(weightedLosses[lossesOffset + row], weights[weightsOffset + row]);
    }
  }

  /**
   * Adds rows of a spec that ignores a target, but for those that have it: their losses are 0.
   *
   * @param losses [rows] values, read
   * @param targets [rows] values, read
   * @param ignoreIndex the spec's ignored target
   * @return how many rows were added: those that {@code countCorrect} of the generated class is of
   * @throws IllegalArgumentException if the arrays differ in length; nothing is added then
   */
  public int add(float[] losses, int[] targets, int ignoreIndex) {
    int kept = countKept(losses.length, targets, ignoreIndex);
    for (int row = 0; row < losses.length; row++) {
      if (targets[row] != ignoreIndex) {
        state.addLoss(losses[row]);
      }
    }
    return kept;
  }

  /**
   * Adds rows of a spec that ignores a target, but for those that have it: their losses are 0.
   *
   * @param losses [rows] values, read
   * @param targets [rows] values, read
   * @param ignoreIndex the spec's ignored target
   * @return how many rows were added: those that {@code countCorrect} of the generated class is of
   * @throws IllegalArgumentException if the arrays differ in length; nothing is added then
   */
  public int add(double[] losses, int[] targets, int ignoreIndex) {
    int kept = countKept(losses.length, targets, ignoreIndex);
    for (int row = 0; row < losses.length; row++) {
      if (targets[row] != ignoreIndex) {
        state.addLoss(losses[row]);
      }
    }
    return kept;
  }

  private int countKept(int rows, int[] targets, int ignoreIndex) {
    Arguments.wholeArray("targets", targets.length, rows, 1);
    int kept = 0;
    for (int target : targets) {
      kept += target == ignoreIndex ? 0 : 1;
    }
    addUnweighted(kept);
    return kept;
  }

  final void addUnweighted(int rows) {
    state.countRows(rows);
    state.weight.addInteger(rows);
  }
}
