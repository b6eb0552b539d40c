package io.lossmith.demo.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/** Writes data sets for tests: random images whose brightest column tells their class. */
public final class IdxFolder {
  public static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
  public static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
  public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  public static final int ROWS = 3;
  public static final int COLUMNS = 10;
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  private IdxFolder() {}

  /** Writes the four files, gzipped, of so many training and test images. */
  public static void write(Path folder, int training, int test) {
    put(folder.resolve(TRAINING_IMAGES + ".gz"), gzipped(images(training, 1)));
    put(folder.resolve(TRAINING_LABELS + ".gz"), gzipped(labels(training)));
    put(folder.resolve(TEST_IMAGES + ".gz"), gzipped(images(test, 2)));
    put(folder.resolve(TEST_LABELS + ".gz"), gzipped(labels(test)));
  }

  /** The bytes of an image file. */
  public static byte[] images(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[count * ROWS * COLUMNS];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (ROWS * COLUMNS);
      boolean bright = i % COLUMNS == image % COLUMNS;
      pixels[i] = (byte) ((random.nextLong() >>> 57) + (bright ? 128 : 0));
    }
    return file(IMAGES, pixels, count, ROWS, COLUMNS);
  }

  /** The bytes of a label file: 0, 1, 2 and so on to 9, and again. */
  public static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % COLUMNS);
    }
    return file(LABELS, labels, count);
  }

  /** The bytes of an IDX file. */
  public static byte[] file(int magic, byte[] values, int... dimensions) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length);
    bytes.putInt(magic);
    for (int dimension : dimensions) {
      bytes.putInt(dimension);
    }
    return bytes.put(values).array();
  }

  public static byte[] gzipped(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  public static void put(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
