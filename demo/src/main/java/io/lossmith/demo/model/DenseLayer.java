package io.lossmith.demo.model;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_FDRM;

/**
 * A fully connected layer: output = input weights + bias, one example a row.
 *
 * <p>The products call EJML's routines below {@code CommonOps_FDRM}, which would choose between
 * algorithms, and between one thread and many, by size: here the order of every sum is fixed.
 */
public final class DenseLayer {
  private final FMatrixRMaj weights;
  private final float[] bias;

  /**
   * Creates a layer of zeros.
   *
   * @param inputs the length of an input row
   * @param outputs the length of an output row
   */
  DenseLayer(int inputs, int outputs) {
    weights = new FMatrixRMaj(inputs, outputs);
    bias = new float[outputs];
  }

  /**
   * Draws the weights: uniform, with variance gain / inputs. Leaves the bias.
   *
   * @param random where they come from
   * @param gain 2 in front of a ReLU, which lets half of the signal through; 1 for a linear output
   */
  void initialize(SplittableRandom random, float gain) {
    float limit = (float) Math.sqrt(3.0 * gain / inputs());
    float[] values = weights.data;
    for (int i = 0; i < values.length; i++) {
      values[i] = RandomFloats.symmetric(random, limit);
    }
  }

  /**
   * The length of an input row.
   *
   * @return the number of inputs
   */
  public int inputs() {
    return weights.numRows;
  }

  /**
   * The length of an output row.
   *
   * @return the number of outputs
   */
  public int outputs() {
    return weights.numCols;
  }

  /**
   * The weights, inputs by outputs, row-major; the array itself, not a copy.
   *
   * @return the weights
   */
  public float[] weights() {
    return weights.data;
  }

  /**
   * The bias, one number an output; the array itself, not a copy.
   *
   * @return the bias
   */
  public float[] bias() {
    return bias;
  }

  /**
   * Computes the outputs.
   *
   * @param input rows by inputs
   * @param output rows by outputs, overwritten
   */
  void forward(FMatrixRMaj input, FMatrixRMaj output) {
    MatrixMatrixMult_FDRM.mult_reorder(input, weights, output);
    float[] values = output.data;
    for (int row = 0, start = 0; row < output.numRows; row++, start += bias.length) {
      for (int i = 0; i < bias.length; i++) {
        values[start + i] += bias[i];
      }
    }
  }

  /**
   * Makes this layer the gradient of the layer that computed outputs from these inputs.
   *
   * @param input that layer's inputs, rows by inputs
   * @param outputGradient the gradient of its outputs, rows by outputs
   */
  void becomeGradient(FMatrixRMaj input, FMatrixRMaj outputGradient) {
    MatrixMatrixMult_FDRM.multTransA_reorder(input, outputGradient, weights);
    Arrays.fill(bias, 0f);
    float[] values = outputGradient.data;
    for (int row = 0, start = 0; row < outputGradient.numRows; row++, start += bias.length) {
      for (int i = 0; i < bias.length; i++) {
        bias[i] += values[start + i];
      }
    }
  }

  /**
   * Computes the gradient of the inputs from that of the outputs.
   *
   * @param outputGradient rows by outputs
   * @param inputGradient rows by inputs, overwritten
   */
  void backward(FMatrixRMaj outputGradient, FMatrixRMaj inputGradient) {
    MatrixMatrixMult_FDRM.multTransB(outputGradient, weights, inputGradient);
  }
}
