package io.lossmith.demo.service.store;

import io.lossmith.demo.data.AtomicFile;
import io.lossmith.demo.data.InvalidInputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder of a service's state: the names of its files, and a lock against a second service. */
final class StateFolder implements Closeable {
  private static final Pattern SNAPSHOT = Pattern.compile("snapshot-(\\d{19})\\.bin");
  private static final String UNFINISHED = ".{snapshot,steps}-*.tmp";
  private static final Pattern LOG = Pattern.compile("steps-(\\d{19})\\.log");

  private final Path folder;
  private final FileChannel lock;
  private final Consumer<String> reports;

  private StateFolder(Path folder, FileChannel lock, Consumer<String> reports) {
    this.folder = folder;
    this.lock = lock;
    this.reports = reports;
  }

  /** Opens a folder, creating it if it is not there. */
  static StateFolder open(Path folder, Consumer<String> reports) {
    try {
      Files.createDirectories(folder);
      FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!tryLock(lock)) {
        lock.close();
        throw new InvalidInputException(folder, "is in use by another service");
      }
      deleteUnfinished(folder);
      return new StateFolder(folder, lock, reports);
    } catch (IOException e) {
      throw new InvalidInputException(folder, "cannot be used: " + AtomicFile.reason(e));
    }
  }

  /** Deletes what a service that was killed had begun to write, and nobody has seen. */
  private static void deleteUnfinished(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, UNFINISHED)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path snapshot(long step) {
    return folder.resolve(String.format(Locale.ROOT, "snapshot-%019d.bin", step));
  }

  Path log(long stepsBefore) {
    return folder.resolve(String.format(Locale.ROOT, "steps-%019d.log", stepsBefore));
  }

  /** The steps of the snapshots, the newest first. */
  List<Long> snapshots() throws IOException {
    List<Long> steps = numbers(SNAPSHOT);
    Collections.reverse(steps);
    return steps;
  }

  /** The number of steps before each log, ascending. */
  List<Long> logs() throws IOException {
    return numbers(LOG);
  }

  private List<Long> numbers(Pattern pattern) throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = pattern.matcher(String.valueOf(file.getFileName()));
        // 19 digits may still be too many for a long; such a file is not ours.
        if (name.matches() && name.group(1).compareTo(String.valueOf(Long.MAX_VALUE)) <= 0) {
          numbers.add(Long.parseLong(name.group(1)));
        }
      }
    }
    Collections.sort(numbers);
    return numbers;
  }

  /** Gives a file another name, under which it is kept and no longer used, and says so. */
  void setAside(Path file, String problem) throws IOException {
    Path aside = nameAside(file);
    Files.move(file, aside);
    AtomicFile.syncFolder(file);
    reportAside(file, problem, aside);
  }

  /**
   * Keeps a file under another name and puts other content in its place, and says so. Whatever
   * happens on the way, the content that is of use is always there.
   */
  void replace(Path file, ByteBuffer content, String problem) throws IOException {
    Path aside = nameAside(file);
    AtomicFile.write(aside, ByteBuffer.wrap(Files.readAllBytes(file)));
    AtomicFile.write(file, content);
    reportAside(file, problem, aside);
  }

  private static Path nameAside(Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    for (int i = 2; Files.exists(aside); i++) {
      aside = file.resolveSibling(file.getFileName() + ".damaged-" + i);
    }
    return aside;
  }

  private void reportAside(Path file, String problem, Path aside) {
    report(file + ": " + problem + "; set aside as " + aside.getFileName());
  }

  void report(String message) {
    reports.accept(message);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
