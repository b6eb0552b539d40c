package io.lossmith.demo.model;

import io.lossmith.demo.data.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a model in a file of {@link ModelFormat}. A file is written beside its final name and then
 * moved there in one step: whoever opens that name sees the old model or the new one, whole.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Finds out now whether a model could be written later.
   *
   * @param file where the model would go
   * @throws InvalidInputException if it could not
   */
  public static void requireWritable(Path file) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new InvalidInputException(file, "cannot be written: is not a regular file");
    }
    try {
      Files.delete(createBeside(file));
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /**
   * Writes a model, replacing what is there.
   *
   * @param file where the model goes
   * @param model the model
   * @throws InvalidInputException if the file cannot be written
   */
  public static void write(Path file, DigitModel model) {
    try {
      Path temporary = createBeside(file);
      try {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
          ByteBuffer bytes = ModelFormat.encode(model);
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
          channel.force(true);
        }
        move(temporary, file);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw unwritable(file, e);
    }
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
      throw new InvalidInputException(file, "cannot be read: " + reason(e));
    }
  }

  private static Path createBeside(Path file) throws IOException {
    String name = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
    Path temporary = file.resolveSibling(name);
    // A process that was killed may have left one. Not Files.createTempFile, whose files only
    // their owner may read.
    Files.deleteIfExists(temporary);
    return Files.createFile(temporary);
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static InvalidInputException unwritable(Path file, IOException e) {
    return new InvalidInputException(file, "cannot be written: " + reason(e));
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    if (e instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return String.valueOf(fileSystem.getReason());
    }
    return e.getClass().getSimpleName();
  }
}
