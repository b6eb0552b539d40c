package io.lossmith.demo.data;

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
 * Writes whole files: beside the final name first, then moved there in one step. Whoever opens that
 * name sees the old content or the new one, whole, and after a power failure as well.
 */
public final class AtomicFile {
  private AtomicFile() {}

  /**
   * Writes a file, replacing what is there.
   *
   * @param file the file
   * @param content its bytes, from position to limit
   * @throws IOException if it cannot be written; what was there is there still
   */
  public static void write(Path file, ByteBuffer content) throws IOException {
    Path temporary = createBeside(file);
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      move(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(file);
  }

  /**
   * Finds out now whether a file could be written later.
   *
   * @param file the file
   * @throws IOException if it could not
   */
  public static void requireWritable(Path file) throws IOException {
    Files.delete(createBeside(file));
  }

  /**
   * Makes a change of names in a file's folder last through a power failure.
   *
   * @param file a file that was created, moved or deleted
   * @throws IOException if the folder cannot be written to disk
   */
  public static void syncFolder(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no folders, and its moves are written through.
      return;
    }
    try (channel) {
      channel.force(true);
    }
  }

  /**
   * Says why a file could not be used, without its name.
   *
   * @param e what was thrown
   * @return a few words
   */
  public static String reason(IOException e) {
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
}
