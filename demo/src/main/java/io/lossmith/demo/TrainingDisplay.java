package io.lossmith.demo;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.training.EpochResult;
import io.lossmith.demo.training.Evaluation;
import io.lossmith.demo.training.StepPart;
import io.lossmith.demo.training.TrainingListener;
import io.lossmith.demo.training.TrainingPlan;
import io.lossmith.demo.training.TrainingTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a training, line by line, with a progress bar under it on a terminal. */
final class TrainingDisplay implements TrainingListener, AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;

  private final PrintWriter out;
  private final EpochBar bar = new EpochBar();
  private final List<EpochResult> epochs = new ArrayList<>();
  private int examplesPerEpoch;

  TrainingDisplay(PrintWriter out) {
    this.out = out;
  }

  void data(String name, ImageData images) {
    LabelledImages training = images.training();
    examplesPerEpoch = training.size();
    print(
        "data         %s: %d training, %d validation, %d test images of %d x %d, %d classes",
        name,
        training.size(),
        images.validation().size(),
        images.test().size(),
        training.rows(),
        training.columns(),
        DigitModelLoss.CLASSES);
  }

  void model(DigitModel model, TrainingPlan plan) {
    print(
        "model        %d -> %d -> %d with ReLU, %d parameters",
        model.inputs(),
        model.hiddenUnits(),
        DigitModelLoss.CLASSES,
        model.parameters().stream().mapToInt(values -> values.length).sum());
    print(
        "training     Adam, %d epochs, batch %d, learning rate %s, seed %d",
        plan.epochs(), plan.batchSize(), plan.learningRate(), plan.seed());
  }

  @Override
  public void firstBatch(float loss) {
    print(
        "first batch  loss %.6f; ln %d = %.6f is the loss of an even guess",
        loss, DigitModelLoss.CLASSES, StrictMath.log(DigitModelLoss.CLASSES));
    print("");
    print("epoch  training loss  validation loss  validation accuracy  examples/s");
  }

  @Override
  public void step(int epoch, int examples) {
    bar.show(epoch, examples, examplesPerEpoch);
  }

  @Override
  public void epoch(EpochResult result) {
    epochs.add(result);
    bar.close();
    print(
        "%5d  %13.4f  %15.4f  %19.4f  %10.0f",
        result.epoch(),
        result.trainingLoss(),
        result.validation().loss(),
        result.validation().accuracy(),
        result.examplesPerSecond());
  }

  /** The epochs that were printed. */
  List<EpochResult> epochs() {
    return epochs;
  }

  void time(TrainingTime time) {
    print("");
    print(
        "loss and its gradient took %.2f s of %.1f s of training: %.1f %%",
        time.nanos(StepPart.LOSS) / NANOS_PER_SECOND,
        time.totalNanos() / NANOS_PER_SECOND,
        100 * time.lossShare());
  }

  void saved(Path file) {
    print("model saved as %s", file);
  }

  void reported(Path file) {
    print("report written to %s", file);
  }

  void test(Evaluation test) {
    print("test accuracy %.4f  test loss %.4f", test.accuracy(), test.loss());
  }

  @Override
  public void close() {
    bar.close();
  }

  private void print(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
