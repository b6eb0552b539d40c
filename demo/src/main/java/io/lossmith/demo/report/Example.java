package io.lossmith.demo.report;

/**
 * An image and what the model says of it.
 *
 * @param index its index in its part of the data
 * @param target its class
 * @param predicted the class that the model takes it for
 * @param predictedProbability the probability of that class
 * @param targetProbability the probability of its own class
 * @param loss its loss
 */
public record Example(
    int index,
    int target,
    int predicted,
    float predictedProbability,
    float targetProbability,
    float loss) {

  /** The example of a row. */
  static Example of(Predictions predictions, int row) {
    int target = predictions.target(row);
    int predicted = predictions.predicted(row);
    return new Example(
        row,
        target,
        predicted,
        predictions.probability(row, predicted),
        predictions.probability(row, target),
        predictions.loss(row));
  }
}
