package io.lossmith.oracle;

import java.util.Arrays;

/**
 * The targets of a batch and the weights of its rows.
 *
 * <p>Immutable: every array that goes in is copied.
 */
public final class LossTargets {
  private final int[] indices;
  private final double[][] probabilities;
  private final double[] sampleWeights;

  private LossTargets(int[] indices, double[][] probabilities, double[] sampleWeights) {
    this.indices = indices.clone();
    this.probabilities = Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
    this.sampleWeights = sampleWeights.clone();
  }

  /** One class a row. */
  public static LossTargets ofIndices(int... indices) {
    double[] ones = new double[indices.length];
    Arrays.fill(ones, 1);
    return new LossTargets(indices, new double[0][], ones);
  }

  /** One distribution a row. */
  public static LossTargets ofProbabilities(double[]... probabilities) {
    double[] ones = new double[probabilities.length];
    Arrays.fill(ones, 1);
    return new LossTargets(new int[0], probabilities, ones);
  }

  /**
   * Returns the same with weights, which are 1 otherwise.
   *
   * @param weights one a row
   * @throws IllegalArgumentException if their number is another
   */
  public LossTargets withSampleWeights(double... weights) {
    if (weights.length != rows()) {
      throw new IllegalArgumentException(
          weights.length + " sample weights for " + rows() + " rows; expected one a row");
    }
    return new LossTargets(indices, probabilities, weights);
  }

  /** Returns the number of rows. */
  public int rows() {
    return sampleWeights.length;
  }

  /** Returns the target class of a row of index targets. */
  public int index(int row) {
    return indices[row];
  }

  /** Returns the target's share of a class, in a row of probabilities. */
  public double probability(int row, int j) {
    return probabilities[row][j];
  }

  /** Returns the weight of a row. */
  public double sampleWeight(int row) {
    return sampleWeights[row];
  }

  /** Returns whether a row counts for nothing: only index targets may. */
  public boolean isIgnored(LossOptions options, int row) {
    return options.hasIndexTargets() && options.ignores(indices[row]);
  }
}
