package io.lossmith.demo.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of a data set, found but not read.
 *
 * @param location how messages call the file
 * @param gzipped whether the bytes are gzipped
 * @param opener opens the bytes as they are stored
 */
record DataFile(String location, boolean gzipped, Opener opener) {

  private static final String GZIP_SUFFIX = ".gz";
  private static final String BUNDLED_FOLDER = "/io/lossmith/demo/mnist/";

  /** Opens a stream of bytes. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  /** Finds a file in a folder, plain or gzipped; the plain one if there are both. */
  static DataFile inFolder(Path folder, String name) {
    Path plain = folder.resolve(name);
    if (Files.exists(plain)) {
      return regular(plain, false);
    }
    Path gzipped = folder.resolve(name + GZIP_SUFFIX);
    if (Files.exists(gzipped)) {
      return regular(gzipped, true);
    }
    throw new InvalidInputException(plain, "no such file, neither plain nor " + GZIP_SUFFIX);
  }

  /** A file of the MNIST copy that comes with the demo. */
  static DataFile bundled(String name) {
    String resource = BUNDLED_FOLDER + name + GZIP_SUFFIX;
    return new DataFile(
        "bundled " + name + GZIP_SUFFIX,
        true,
        () ->
            Objects.requireNonNull(
                DataFile.class.getResourceAsStream(resource), "the demo lacks " + resource));
  }

  private static DataFile regular(Path path, boolean gzipped) {
    if (!Files.isRegularFile(path)) {
      throw new InvalidInputException(path, "is not a regular file");
    }
    return new DataFile(path.toString(), gzipped, () -> Files.newInputStream(path));
  }
}
