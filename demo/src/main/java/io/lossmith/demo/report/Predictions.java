package io.lossmith.demo.report;

import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.model.Minibatch;

/** What a model says about images: its logits, and what generated classes make of them. */
public final class Predictions {
  private static final int CLASSES = DigitModelLoss.CLASSES;
  private static final int CAPACITY = 128;

  private final float[] logits;
  private final int[] targets;
  private final float[] probabilities;
  private final float[] losses;
  private final int[] predicted;

  /** The predictions that these logits make, rows by classes, for these classes. */
  Predictions(float[] logits, int[] targets) {
    this.logits = logits;
    this.targets = targets;
    RowModelLoss rows = new RowModelLoss();
    probabilities = new float[logits.length];
    rows.softmax(logits, probabilities);
    losses = new float[targets.length];
    rows.loss(logits, targets, losses);
    predicted = new int[targets.length];
    rows.argmax(logits, predicted);
  }

  /**
   * Asks a model about every image.
   *
   * @param model the model
   * @param images the images
   * @return its predictions, in the images' order
   */
  static Predictions of(DigitModel model, LabelledImages images) {
    float[] logits = new float[images.size() * CLASSES];
    int[] targets = new int[images.size()];
    Minibatch batch = new Minibatch(images, CAPACITY);
    Activations activations = model.activations(CAPACITY);
    for (int from = 0; from < images.size(); from += CAPACITY) {
      batch.gather(from, from + Math.min(CAPACITY, images.size() - from));
      model.forward(batch.inputs(), activations);
      System.arraycopy(activations.logits(), 0, logits, from * CLASSES, batch.rows() * CLASSES);
      System.arraycopy(batch.targets(), 0, targets, from, batch.rows());
    }
    return new Predictions(logits, targets);
  }

  /** The same with every logit divided by a temperature. */
  Predictions atTemperature(double temperature) {
    float[] scaled = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      scaled[i] = (float) (logits[i] / temperature);
    }
    return new Predictions(scaled, targets);
  }

  /** The number of images. */
  int size() {
    return targets.length;
  }

  /** The logits, rows by classes; the array itself. */
  float[] logits() {
    return logits;
  }

  /** The classes that the images have; the array itself. */
  int[] targets() {
    return targets;
  }

  /** The class that an image has. */
  int target(int row) {
    return targets[row];
  }

  /** The class with the largest logit. */
  int predicted(int row) {
    return predicted[row];
  }

  /** Whether the largest logit is the target's. */
  boolean correct(int row) {
    return predicted[row] == targets[row];
  }

  /** The loss of an image. */
  float loss(int row) {
    return losses[row];
  }

  /** The probability that an image is given for a class. */
  float probability(int row, int label) {
    return probabilities[row * CLASSES + label];
  }

  /** How far the target's logit stands above the next one; below 0 where the model is wrong. */
  float gap(int row) {
    float next = Float.NEGATIVE_INFINITY;
    for (int label = 0; label < CLASSES; label++) {
      if (label != targets[row]) {
        next = Math.max(next, logits[row * CLASSES + label]);
      }
    }
    return logits[row * CLASSES + targets[row]] - next;
  }
}
