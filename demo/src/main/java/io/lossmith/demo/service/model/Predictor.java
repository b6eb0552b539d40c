package io.lossmith.demo.service.model;

import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import java.util.Objects;
import org.ejml.data.FMatrixRMaj;

/**
 * Room for one request's images and what the model says of them. Created once and used for one
 * request after the other: {@link #predict} allocates nothing.
 *
 * <p>Not for several threads at once.
 */
public final class Predictor {
  /** The number of classes, and of logits of an image. */
  public static final int CLASSES = ImageRowsLoss.CLASSES;

  private final ImageRowsLoss loss = new ImageRowsLoss();
  private final FMatrixRMaj inputs;
  private final Activations activations;
  private final int[] labels;
  private final float[] probabilities;
  private final int[] digits;
  private final float[] losses;
  private final float[] gradient;
  private final int capacity;
  private int rows;
  private boolean labelled;
  private int correct;
  private long lossNanos;

  /**
   * Creates room.
   *
   * @param model a model of the shape that will be asked
   * @param capacity the largest number of images
   */
  public Predictor(DigitModel model, int capacity) {
    this.capacity = capacity;
    inputs = new FMatrixRMaj(capacity, model.inputs());
    activations = model.activations(capacity);
    labels = new int[capacity];
    probabilities = new float[capacity * CLASSES];
    digits = new int[capacity];
    losses = new float[capacity];
    gradient = new float[capacity * CLASSES];
  }

  /**
   * Asks a model about the images in {@link #pixels}.
   *
   * @param model the model, read only
   * @param rows the number of images
   * @param labelled whether {@link #labels} hold a label for each: then losses and gradients are
   *     computed as well
   */
  public void predict(DigitModel model, int rows, boolean labelled) {
    Objects.checkIndex(rows, capacity + 1);
    this.rows = rows;
    this.labelled = labelled;
    inputs.reshape(rows, inputs.numCols);
    model.forward(inputs, activations);
    float[] logits = activations.logits();
    long start = System.nanoTime();
    loss.softmax(logits, 0, probabilities, 0, rows);
    loss.argmax(logits, 0, digits, 0, rows);
    if (labelled) {
      loss.lossAndGradient(logits, 0, labels, 0, losses, 0, gradient, 0, rows);
      correct = loss.countCorrect(logits, 0, labels, 0, rows);
    }
    lossNanos = System.nanoTime() - start;
  }

  /**
   * The largest number of images.
   *
   * @return the capacity
   */
  public int capacity() {
    return capacity;
  }

  /**
   * The length of an image.
   *
   * @return the number of pixels
   */
  public int pixelsPerImage() {
    return inputs.numCols;
  }

  /**
   * Where images go, one after the other: values of 0 to 1, row-major.
   *
   * @return [capacity][pixels] values
   */
  public float[] pixels() {
    return inputs.data;
  }

  /**
   * Where labels go.
   *
   * @return [capacity] classes
   */
  public int[] labels() {
    return labels;
  }

  /**
   * The number of images that were asked about.
   *
   * @return that of the last call
   */
  public int rows() {
    return rows;
  }

  /**
   * Whether there are losses and gradients.
   *
   * @return as the last call was told
   */
  public boolean labelled() {
    return labelled;
  }

  /**
   * The logits of the last call.
   *
   * @return [rows][classes] values, and more behind
   */
  public float[] logits() {
    return activations.logits();
  }

  /**
   * The probabilities of the last call.
   *
   * @return [rows][classes] values, and more behind
   */
  public float[] probabilities() {
    return probabilities;
  }

  /**
   * The class with the greatest logit, of each image.
   *
   * @return [rows] classes, and more behind
   */
  public int[] digits() {
    return digits;
  }

  /**
   * The loss of each image, if the last call was labelled.
   *
   * @return [rows] values, and more behind
   */
  public float[] losses() {
    return losses;
  }

  /**
   * The gradient of each image's loss with respect to its logits, if the last call was labelled.
   *
   * @return [rows][classes] values, and more behind
   */
  public float[] gradient() {
    return gradient;
  }

  /**
   * How many images were read rightly, if the last call was labelled.
   *
   * @return 0 to the number of images
   */
  public int correct() {
    return correct;
  }

  /**
   * The time that the last call spent in generated code.
   *
   * @return nanoseconds
   */
  public long lossNanos() {
    return lossNanos;
  }
}
