package io.lossmith.demo.model;

import io.lossmith.demo.data.AtomicFile;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.data.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a model in a file of {@link ModelFormat}, written whole or not at all. */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Finds out now whether a model could be written later.
   *
   * @param file where the model would go
   * @throws InvalidInputException if it could not
   */
  public static void requireWritable(Path file) {
    OutputFile.requireWritable(file);
  }

  /**
   * Writes a model, replacing what is there.
   *
   * @param file where the model goes
   * @param model the model
   * @throws InvalidInputException if the file cannot be written
   */
  public static void write(Path file, DigitModel model) {
    OutputFile.write(file, ModelFormat.encode(model));
  }

  /**
   * Reads a model.
   *
   * @param file where the model is
   * @return the model, to the last bit as it was written
   * @throws InvalidInputException if the file cannot be read or is not a whole model
   */
  public static DigitModel read(Path file) {
    try {
      return ModelFormat.decode(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new InvalidInputException(file, "cannot be read: " + AtomicFile.reason(e));
    }
  }
}
