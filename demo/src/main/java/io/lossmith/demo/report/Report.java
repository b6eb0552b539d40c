package io.lossmith.demo.report;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.training.EpochResult;
import io.lossmith.demo.training.Evaluation;
import io.lossmith.demo.training.TrainingTime;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Everything that a report shows of a trained model.
 *
 * @param dataName what the data is called
 * @param data the images
 * @param hiddenUnits the width of the model
 * @param epochs how its training went; empty where that is not known
 * @param time where the time of a training went
 * @param test loss and accuracy on the test images
 * @param untrainedBatch examples of a batch, told by a model that has learned nothing
 * @param trainedBatch the same examples, told by the trained model
 * @param confusion of the test images
 * @param temperature fitted on the validation images
 * @param uncalibrated the reliability on the test images
 * @param calibrated the same with every logit divided by the temperature
 * @param hardest the test images of the greatest loss, the greatest first
 * @param confident the test images that were told right, the least confident first
 */
public record Report(
    String dataName,
    ImageData data,
    int hiddenUnits,
    List<EpochResult> epochs,
    TrainingTime time,
    Evaluation test,
    List<Example> untrainedBatch,
    List<Example> trainedBatch,
    Confusion confusion,
    double temperature,
    Reliability uncalibrated,
    Reliability calibrated,
    List<Example> hardest,
    List<ConfidentRow> confident) {

  private static final int BATCH = 64;
  private static final int HARDEST = 25;

  /**
   * Copies the lists.
   *
   * @param dataName what the data is called
   * @param data the images
   * @param hiddenUnits the width of the model
   * @param epochs how its training went
   * @param time where the time of a training went
   * @param test loss and accuracy on the test images
   * @param untrainedBatch examples of a batch before
   * @param trainedBatch the same examples after
   * @param confusion of the test images
   * @param temperature fitted on the validation images
   * @param uncalibrated the reliability before
   * @param calibrated the reliability after
   * @param hardest the test images of the greatest loss
   * @param confident the test images that were told right
   */
  public Report {
    epochs = List.copyOf(epochs);
    untrainedBatch = List.copyOf(untrainedBatch);
    trainedBatch = List.copyOf(trainedBatch);
    hardest = List.copyOf(hardest);
    confident = List.copyOf(confident);
  }

  /**
   * Works out a report.
   *
   * @param dataName what the data is called
   * @param data the images; test images are looked at, and nothing is fitted to them
   * @param model the trained model
   * @param epochs how its training went; empty where that is not known
   * @param time where the time of a training went
   * @return the report
   */
  public static Report of(
      String dataName,
      ImageData data,
      DigitModel model,
      List<EpochResult> epochs,
      TrainingTime time) {
    Predictions test = Predictions.of(model, data.test());
    double temperature = Temperature.fit(Predictions.of(model, data.validation()));
    DigitModel untrained =
        DigitModel.random(model.inputs(), model.hiddenUnits(), new SplittableRandom(1));
    return new Report(
        dataName,
        data,
        model.hiddenUnits(),
        epochs,
        time,
        Evaluation.of(model, data.test()),
        firstBatch(Predictions.of(untrained, data.test())),
        firstBatch(test),
        Confusion.of(test),
        temperature,
        Reliability.of(test),
        Reliability.of(test.atTemperature(temperature)),
        hardest(test),
        ConfidentRow.of(test));
  }

  private static List<Example> firstBatch(Predictions predictions) {
    return IntStream.range(0, Math.min(BATCH, predictions.size()))
        .mapToObj(row -> Example.of(predictions, row))
        .toList();
  }

  private static List<Example> hardest(Predictions predictions) {
    return IntStream.range(0, predictions.size())
        .mapToObj(row -> Example.of(predictions, row))
        .sorted(Comparator.comparingDouble(Example::loss).reversed())
        .limit(HARDEST)
        .toList();
  }
}
