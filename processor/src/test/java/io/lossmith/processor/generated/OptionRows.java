package io.lossmith.processor.generated;

import io.lossmith.oracle.ExactLoss;
import io.lossmith.oracle.LossTargets;
import io.lossmith.oracle.TransformedRow;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows of a call with all that a spec may ask for besides the logits. Every number is one that
 * the spec's precision holds.
 *
 * @param logits one row each
 * @param indices one class a row; empty with target distributions
 * @param probabilities one distribution a row; empty with index targets
 * @param sampleWeights one a row; all 1 without the option
 */
record OptionRows(
    double[][] logits, int[] indices, double[][] probabilities, double[] sampleWeights) {

  /** Rows with index targets, every sample weight 1. */
  static OptionRows ofIndices(double[][] logits, int... indices) {
    return new OptionRows(logits, indices, new double[0][], ones(indices.length));
  }

  /** Rows with target distributions, every sample weight 1. */
  static OptionRows ofProbabilities(double[][] logits, double[]... probabilities) {
    return new OptionRows(logits, new int[0], probabilities, ones(probabilities.length));
  }

  /** The same with weights. */
  OptionRows withSampleWeights(double... weights) {
    return new OptionRows(logits, indices, probabilities, weights);
  }

  /** The same with the class that each target stands for: of a distribution, the first greatest. */
  OptionRows labelled() {
    if (probabilities.length == 0) {
      return this;
    }
    int[] greatest = new int[probabilities.length];
    for (int row = 0; row < greatest.length; row++) {
      for (int j = 0; j < probabilities[row].length; j++) {
        boolean more = probabilities[row][j] > probabilities[row][greatest[row]];
        greatest[row] = more ? j : greatest[row];
      }
    }
    return new OptionRows(logits, greatest, new double[0][], sampleWeights);
  }

  /** The same, every number as the spec holds it. */
  OptionRows rounded(OptionSpec spec) {
    return new OptionRows(
        Arrays.stream(logits)
            .map(row -> Arrays.stream(row).map(spec::roundedLogit).toArray())
            .toArray(double[][]::new),
        indices,
        rounded(spec, probabilities),
        Arrays.stream(sampleWeights).map(spec::rounded).toArray());
  }

  private static double[][] rounded(OptionSpec spec, double[][] rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).map(spec::rounded).toArray())
        .toArray(double[][]::new);
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  int rows() {
    return logits.length;
  }

  /** The targets as the oracle takes them. */
  LossTargets targets() {
    LossTargets targets =
        probabilities.length > 0
            ? LossTargets.ofProbabilities(probabilities)
            : LossTargets.ofIndices(indices);
    return targets.withSampleWeights(sampleWeights);
  }

  /** The exact loss of the distances as the spec's precision rounds them. */
  ExactLoss exactOfRoundedDistances(OptionSpec spec) {
    return new ExactLoss(
        spec.oracle(),
        Arrays.stream(logits).map(row -> transformed(spec, row)).toList(),
        targets());
  }

  /** The exact loss of the logits. */
  ExactLoss exactOfInputs(OptionSpec spec) {
    return ExactLoss.ofLogits(spec.oracle(), logits, targets());
  }

  private static TransformedRow transformed(OptionSpec spec, double[] row) {
    double[] moved = new double[row.length];
    Arrays.setAll(moved, j -> spec.transformed(row[j], j));
    return spec.isDouble()
        ? TransformedRow.rounded(spec.oracle(), row, moved)
        : TransformedRow.rounded(spec.oracle(), row, toFloats(moved));
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    IntStream.range(0, floats.length).forEach(j -> floats[j] = (float) values[j]);
    return floats;
  }

  @Override
  public String toString() {
    return "logits "
        + Arrays.deepToString(logits)
        + "\nindices "
        + Arrays.toString(indices)
        + "\nprobabilities "
        + Arrays.deepToString(probabilities)
        + "\nsample weights "
        + Arrays.toString(sampleWeights);
  }
}
