package io.lossmith.demo.report;

import java.util.ArrayList;
import java.util.List;

/**
 * How far probabilities can be taken at their word. Predictions are sorted into bins by the
 * probability of the predicted class; of those that say 80 %, about 80 % should be right.
 *
 * @param bins the bins that hold any prediction, from the lowest probability up
 * @param expectedError the expected calibration error: the mean distance of probability and
 *     accuracy over the bins, weighted with their numbers of predictions; 0 to 1
 * @param loss the mean loss
 */
public record Reliability(List<Bin> bins, double expectedError, double loss) {

  /** The number of bins, all of the same width: the usual 15. */
  public static final int BINS = 15;

  /**
   * A bin.
   *
   * @param count the number of predictions
   * @param confidence their mean probability of the predicted class
   * @param accuracy the share of them that is right
   */
  public record Bin(int count, double confidence, double accuracy) {}

  /**
   * Copies the list.
   *
   * @param bins the bins
   * @param expectedError the expected calibration error
   * @param loss the mean loss
   */
  public Reliability {
    bins = List.copyOf(bins);
  }

  /** Measures predictions, of which there must be one at least. */
  static Reliability of(Predictions predictions) {
    int[] counts = new int[BINS];
    int[] correct = new int[BINS];
    double[] confidences = new double[BINS];
    double lossSum = 0;
    for (int row = 0; row < predictions.size(); row++) {
      double confidence = predictions.probability(row, predictions.predicted(row));
      int bin = Math.min((int) (confidence * BINS), BINS - 1);
      counts[bin]++;
      correct[bin] += predictions.correct(row) ? 1 : 0;
      confidences[bin] += confidence;
      lossSum += predictions.loss(row);
    }
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      if (counts[i] > 0) {
        double accuracy = (double) correct[i] / counts[i];
        Bin bin = new Bin(counts[i], confidences[i] / counts[i], accuracy);
        bins.add(bin);
        error += Math.abs(bin.confidence() - accuracy) * counts[i] / predictions.size();
      }
    }
    return new Reliability(bins, error, lossSum / predictions.size());
  }
}
