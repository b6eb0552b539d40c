package io.lossmith.demo.model;

import static io.lossmith.SoftmaxCrossEntropy.ANY;

import io.lossmith.SoftmaxCrossEntropy;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.FMatrixRMaj;

/**
 * A multilayer perceptron: pixels, one hidden layer with a ReLU, one logit a class.
 *
 * <p>The annotation is all that the loss needs: {@code DigitModelLoss} is written by Lossmith when
 * this class is compiled. The batch is {@code ANY} because its size is an option of the command
 * line, and because the last batch of an epoch is smaller.
 */
@SoftmaxCrossEntropy(classes = 10, batch = ANY)
public final class DigitModel {
  private static final float GAIN_OF_RELU = 2f;
  private static final float GAIN_OF_LINEAR = 1f;

  private final DenseLayer hidden;
  private final DenseLayer output;

  /**
   * Creates a model of zeros; it can hold a gradient or an optimizer's moments as well.
   *
   * @param inputs the number of pixels
   * @param hiddenUnits the number of hidden units
   */
  public DigitModel(int inputs, int hiddenUnits) {
    hidden = new DenseLayer(inputs, hiddenUnits);
    output = new DenseLayer(hiddenUnits, DigitModelLoss.CLASSES);
  }

  /**
   * Creates a model with random weights.
   *
   * @param inputs the number of pixels
   * @param hiddenUnits the number of hidden units
   * @param random where the weights come from
   * @return an untrained model
   */
  public static DigitModel random(int inputs, int hiddenUnits, SplittableRandom random) {
    DigitModel model = new DigitModel(inputs, hiddenUnits);
    model.hidden.initialize(random, GAIN_OF_RELU);
    model.output.initialize(random, GAIN_OF_LINEAR);
    return model;
  }

  /**
   * The number of pixels that the model takes.
   *
   * @return the length of an input row
   */
  public int inputs() {
    return hidden.inputs();
  }

  /**
   * The number of hidden units.
   *
   * @return the width of the hidden layer
   */
  public int hiddenUnits() {
    return hidden.outputs();
  }

  /**
   * The parameters: hidden weights, hidden bias, output weights, output bias; the arrays
   * themselves.
   *
   * @return four arrays
   */
  public List<float[]> parameters() {
    return List.of(hidden.weights(), hidden.bias(), output.weights(), output.bias());
  }

  /**
   * Creates room for what the model computes.
   *
   * @param capacity the largest number of rows
   * @return activations for {@link #forward}
   */
  public Activations activations(int capacity) {
    return new Activations(capacity, hiddenUnits(), DigitModelLoss.CLASSES);
  }

  /**
   * Computes the logits of a batch.
   *
   * @param inputs rows by pixels
   * @param activations where everything goes
   */
  public void forward(FMatrixRMaj inputs, Activations activations) {
    activations.reshape(inputs.numRows);
    hidden.forward(inputs, activations.hidden());
    relu(activations.hidden());
    output.forward(activations.hidden(), activations.logitsMatrix());
  }

  /**
   * Computes the gradient of every parameter from that of the logits.
   *
   * @param inputs the batch that {@link #forward} was called with
   * @param activations what it computed, with the logits already replaced by their gradient; its
   *     hidden units are overwritten
   * @param hiddenGradient room for the hidden units' gradient, of the batch's capacity
   * @param gradient a model of the same shape, overwritten with the gradient
   */
  public void backward(
      FMatrixRMaj inputs,
      Activations activations,
      FMatrixRMaj hiddenGradient,
      DigitModel gradient) {
    FMatrixRMaj units = activations.hidden();
    FMatrixRMaj logitsGradient = activations.logitsMatrix();
    gradient.output.becomeGradient(units, logitsGradient);
    hiddenGradient.reshape(units.numRows, units.numCols);
    output.backward(logitsGradient, hiddenGradient);
    silenceInactive(units, hiddenGradient);
    gradient.hidden.becomeGradient(inputs, hiddenGradient);
  }

  private static void relu(FMatrixRMaj units) {
    float[] values = units.data;
    int count = units.getNumElements();
    for (int i = 0; i < count; i++) {
      // Written so that NaN stays NaN.
      values[i] = values[i] < 0f ? 0f : values[i];
    }
  }

  private static void silenceInactive(FMatrixRMaj units, FMatrixRMaj gradient) {
    int count = units.getNumElements();
    for (int i = 0; i < count; i++) {
      if (units.data[i] <= 0f) {
        gradient.data[i] = 0f;
      }
    }
  }
}
