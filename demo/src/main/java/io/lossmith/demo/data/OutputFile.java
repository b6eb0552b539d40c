package io.lossmith.demo.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a user asked for, written whole or not at all; says for that user what goes wrong. */
public final class OutputFile {
  private OutputFile() {}

  /**
   * Finds out now whether a file could be written later.
   *
   * @param file where the content would go
   * @throws InvalidInputException if it could not
   */
  public static void requireWritable(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(file, "cannot be written: is not a regular file");
    }
    try {
      AtomicFile.requireWritable(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes a file, replacing what is there.
   *
   * @param file where the content goes
   * @param content all of it, from the buffer's position to its limit
   * @throws InvalidInputException if the file cannot be written
   */
  public static void write(Path file, ByteBuffer content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  private static InvalidInputException unwritable(Path file, IOException e) {
    return new InvalidInputException(file, "cannot be written: " + AtomicFile.reason(e));
  }
}
