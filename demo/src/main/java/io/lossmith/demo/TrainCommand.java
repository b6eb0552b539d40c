package io.lossmith.demo;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.LabelledImages;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.report.Report;
import io.lossmith.demo.training.EpochFile;
import io.lossmith.demo.training.Evaluation;
import io.lossmith.demo.training.Trainer;
import io.lossmith.demo.training.TrainingPlan;
import io.lossmith.demo.training.TrainingTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains the model and prints how it went. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Trains a multilayer perceptron on MNIST and tests it (default command).")
final class TrainCommand implements Callable<Integer> {
  private static final int MAXIMUM_EPOCHS = 10_000;
  private static final int MAXIMUM_BATCH = 8_192;
  private static final int MAXIMUM_HIDDEN = 4_096;
  private static final int MAXIMUM_MATRIX = 1 << 27;

  private final PrintWriter out;

  @Mixin private DataOption data = new DataOption();

  @Option(names = "--epochs", paramLabel = "N", description = "times each example is seen")
  private int epochs = 12;

  @Option(names = "--batch", paramLabel = "N", description = "examples a step")
  private int batch = 64;

  @Option(names = "--hidden", paramLabel = "N", description = "hidden units")
  private int hidden = 32;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "Adam's rate at the first step; falls to 0 along a cosine")
  private double learningRate = 0.005;

  @Option(names = "--seed", paramLabel = "N", description = "for the weights and the order")
  private long seed = 1;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description =
          "write the trained model here, and its epochs beside it, replacing what is there")
  private @Nullable Path save;

  @Mixin private ReportOptions report = new ReportOptions();

  @Option(names = "--no-report", description = "write no report")
  private boolean noReport;

  TrainCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    requireRange("--epochs", epochs, MAXIMUM_EPOCHS);
    requireRange("--batch", batch, MAXIMUM_BATCH);
    requireRange("--hidden", hidden, MAXIMUM_HIDDEN);
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new InvalidInputException(
          "--learning-rate is " + learningRate + "; it must be finite and above 0");
    }
    data.requireNamed();
    requireSavable();
    if (!noReport) {
      report.requireWritable();
    }
    ImageData images = data.read();
    requireFits(images.training());
    train(images, new TrainingPlan(epochs, batch, learningRate, seed));
    return ExitCode.OK;
  }

  private void train(ImageData images, TrainingPlan plan) {
    DigitModel model =
        DigitModel.random(
            images.training().pixelsPerImage(), hidden, new SplittableRandom(plan.seed()));
    try (TrainingDisplay display = new TrainingDisplay(out)) {
      display.data(data.name(), images);
      display.model(model, plan);
      TrainingTime time = new Trainer(plan, images, model).train(display);
      display.time(time);
      if (save != null) {
        ModelFile.write(save, model);
        EpochFile.write(EpochFile.beside(save), display.epochs());
        display.saved(save);
      }
      if (!noReport) {
        display.reported(
            report.write(Report.of(data.name(), images, model, display.epochs(), time)));
      }
      display.test(Evaluation.of(model, images.test()));
    }
  }

  private void requireFits(LabelledImages images) {
    if ((long) images.pixelsPerImage() * Math.max(batch, hidden) > MAXIMUM_MATRIX) {
      throw new InvalidInputException(
          "images of "
              + images.rows()
              + " x "
              + images.columns()
              + " are too large for --batch "
              + batch
              + " and --hidden "
              + hidden);
    }
  }

  private void requireSavable() {
    if (save == null) {
      return;
    }
    if (save.toString().isEmpty()) {
      throw new InvalidInputException("--save is empty; it must name a place");
    }
    ModelFile.requireWritable(save);
  }

  private static void requireRange(String option, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new InvalidInputException(option + " is " + value + "; it must be 1 to " + maximum);
    }
  }
}
