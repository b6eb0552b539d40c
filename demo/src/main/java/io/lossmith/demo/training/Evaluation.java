package io.lossmith.demo.training;

import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.Activations;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.model.Minibatch;

/**
 * How well a model does on images that it does not learn from.
 *
 * @param loss the mean loss
 * @param accuracy the share of images whose largest logit is their class's, 0 to 1
 */
public record Evaluation(double loss, double accuracy) {

  private static final int CAPACITY = 128;

  /**
   * Evaluates a model.
   *
   * @param model the model
   * @param images the images, at least one
   * @return its loss and accuracy on them
   */
  public static Evaluation of(DigitModel model, LabelledImages images) {
    DigitModelLoss loss = new DigitModelLoss();
    Minibatch batch = new Minibatch(images, CAPACITY);
    Activations activations = model.activations(CAPACITY);
    double lossSum = 0;
    int correct = 0;
    for (int from = 0; from < images.size(); from += CAPACITY) {
      batch.gather(from, from + Math.min(CAPACITY, images.size() - from));
      model.forward(batch.inputs(), activations);
      float[] logits = activations.logits();
      int rows = batch.rows();
      lossSum += (double) loss.loss(logits, 0, batch.targets(), 0, rows) * rows;
      correct += loss.countCorrect(logits, 0, batch.targets(), 0, rows);
    }
    return new Evaluation(lossSum / images.size(), (double) correct / images.size());
  }
}
