package io.lossmith.demo;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModelLoss;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data set a command works on. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "folder with the four IDX files of MNIST's names, plain or .gz; the MNIST that comes"
              + " with the demo if absent")
  private @Nullable Path data;

  /** Refuses a name of nothing. */
  void requireNamed() {
    if (data != null && data.toString().isEmpty()) {
      throw new InvalidInputException("--data is empty; it must name a place");
    }
  }

  /** What the data set is called. */
  String name() {
    return data == null ? "MNIST" : data.toString();
  }

  /** Reads the data set. */
  ImageData read() {
    return data == null
        ? ImageData.bundled(DigitModelLoss.CLASSES)
        : ImageData.inFolder(data, DigitModelLoss.CLASSES);
  }
}
