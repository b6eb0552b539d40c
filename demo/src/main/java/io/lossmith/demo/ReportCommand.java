package io.lossmith.demo;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.report.Report;
import io.lossmith.demo.training.EpochFile;
import io.lossmith.demo.training.Trainer;
import io.lossmith.demo.training.TrainingListener;
import io.lossmith.demo.training.TrainingPlan;
import io.lossmith.demo.training.TrainingTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a model that was saved earlier. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Writes the report of a saved model: one HTML file with every chart.")
final class ReportCommand implements Callable<Integer> {
  private static final int BATCH = 64;
  private static final double LEARNING_RATE = 1e-3;

  private final PrintWriter out;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "the model, as train --save wrote it, with its epochs beside it")
  private Path model = Path.of("");

  @Mixin private DataOption data = new DataOption();

  @Mixin private ReportOptions report = new ReportOptions();

  ReportCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    data.requireNamed();
    report.requireWritable();
    DigitModel trained = ModelFile.read(model);
    ImageData images = data.read();
    if (trained.inputs() != images.training().pixelsPerImage()) {
      throw new InvalidInputException(
          model,
          "takes images of "
              + trained.inputs()
              + " pixels; those of "
              + data.name()
              + " have "
              + images.training().pixelsPerImage());
    }
    Report content =
        Report.of(
            data.name(),
            images,
            trained,
            EpochFile.read(EpochFile.beside(model)),
            timeOfAnEpoch(images, trained.hiddenUnits()));
    out.println("report written to " + report.write(content));
    return ExitCode.OK;
  }

  /** Trains a model of the same shape for one epoch, to see where the time goes. */
  private static TrainingTime timeOfAnEpoch(ImageData images, int hiddenUnits) {
    DigitModel other =
        DigitModel.random(images.training().pixelsPerImage(), hiddenUnits, new SplittableRandom(1));
    return new Trainer(new TrainingPlan(1, BATCH, LEARNING_RATE, 1), images, other)
        .train(TrainingListener.SILENT);
  }
}
