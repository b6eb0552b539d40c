package io.lossmith.demo.training;

import io.lossmith.demo.data.AtomicFile;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the epochs of a training beside the model that came of it, as comma-separated values under
 * a heading, so that a report can be made of a saved model.
 */
public final class EpochFile {
  private static final String SUFFIX = ".epochs.csv";
  private static final String HEADING =
      "epoch,training loss,training accuracy,validation loss,validation accuracy,examples/s";
  private static final int COLUMNS = 6;

  private EpochFile() {}

  /**
   * Where the epochs of a model are kept.
   *
   * @param model the model's file
   * @return the model's name with {@code .epochs.csv}
   */
  public static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + SUFFIX);
  }

  /**
   * Writes epochs, replacing what is there.
   *
   * @param file where they go
   * @param epochs the epochs
   * @throws InvalidInputException if the file cannot be written
   */
  public static void write(Path file, List<EpochResult> epochs) {
    StringBuilder text = new StringBuilder(HEADING).append('\n');
    for (EpochResult epoch : epochs) {
      text.append(epoch.epoch())
          .append(',')
          .append(epoch.trainingLoss())
          .append(',')
          .append(epoch.trainingAccuracy())
          .append(',')
          .append(epoch.validation().loss())
          .append(',')
          .append(epoch.validation().accuracy())
          .append(',')
          .append(epoch.examplesPerSecond())
          .append('\n');
    }
    OutputFile.write(file, StandardCharsets.UTF_8.encode(text.toString()));
  }

  /**
   * Reads epochs.
   *
   * @param file where they are
   * @return the epochs; none where there is no such file
   * @throws InvalidInputException if there is one that cannot be read
   */
  public static List<EpochResult> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new InvalidInputException(file, "cannot be read: " + AtomicFile.reason(e));
    }
    if (lines.isEmpty() || !lines.get(0).equals(HEADING)) {
      throw new InvalidInputException(file, "is not a file of epochs; they begin with " + HEADING);
    }
    List<EpochResult> epochs = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      epochs.add(epoch(file, i + 1, lines.get(i).split(",", -1)));
    }
    return epochs;
  }

  private static EpochResult epoch(Path file, int line, String... values) {
    if (values.length != COLUMNS) {
      throw new InvalidInputException(
          file, "line " + line + " has " + values.length + " values; expected " + COLUMNS);
    }
    try {
      return new EpochResult(
          Integer.parseInt(values[0]),
          Double.parseDouble(values[1]),
          Double.parseDouble(values[2]),
          new Evaluation(Double.parseDouble(values[3]), Double.parseDouble(values[4])),
          Double.parseDouble(values[5]));
    } catch (NumberFormatException e) {
      throw new InvalidInputException(file, "line " + line + " has a value that is no number");
    }
  }
}
