package io.lossmith.demo.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads IDX files of unsigned bytes: a big-endian magic number (two zero bytes, the element type,
 * the number of dimensions), one big-endian 32-bit size a dimension, then the values.
 *
 * <p>Nothing is taken on trust: a file must hold exactly what its header announces, and memory
 * grows with the bytes that are there, not with the sizes that a header claims.
 */
final class IdxReader {
  private static final int UNSIGNED_BYTE = 0x08;
  private static final long MAXIMUM_VALUES = 1L << 30;

  private IdxReader() {}

  /**
   * Reads a whole file.
   *
   * @param file the file
   * @param dimensionCount the number of dimensions it must have
   * @return its content
   * @throws InvalidInputException if the file cannot be read or is not such a file
   */
  static IdxArray read(DataFile file, int dimensionCount) {
    try (InputStream stored = file.opener().open();
        InputStream bytes = unpacked(file, stored)) {
      int[] dimensions = readHeader(file, bytes, dimensionCount);
      int valueCount = valueCount(file, dimensions);
      byte[] values = bytes.readNBytes(valueCount);
      if (values.length < valueCount) {
        throw truncated(file, values.length + " of the " + valueCount + " values announced");
      }
      if (bytes.read() >= 0) {
        throw new InvalidInputException(
            file.location(), "has more bytes than the " + valueCount + " values announced");
      }
      return new IdxArray(file.location(), dimensions, values);
    } catch (EOFException e) {
      throw truncated(file, "an unfinished gzip stream");
    } catch (ZipException e) {
      throw new InvalidInputException(file.location(), "is not a sound gzip file: " + reason(e));
    } catch (IOException e) {
      throw new InvalidInputException(file.location(), "cannot be read: " + reason(e));
    }
  }

  private static InputStream unpacked(DataFile file, InputStream stored) throws IOException {
    return file.gzipped()
        ? new GZIPInputStream(stored, 1 << 16)
        : new BufferedInputStream(stored, 1 << 16);
  }

  private static int[] readHeader(DataFile file, InputStream bytes, int dimensionCount)
      throws IOException {
    int length = Integer.BYTES * (1 + dimensionCount);
    byte[] header = bytes.readNBytes(length);
    if (header.length == 0) {
      throw new InvalidInputException(file.location(), "is empty");
    }
    int magic = UNSIGNED_BYTE << 8 | dimensionCount;
    if (header.length >= Integer.BYTES && ByteBuffer.wrap(header).getInt() != magic) {
      throw new InvalidInputException(
          file.location(),
          String.format(
              Locale.ROOT,
              "has the magic number 0x%08x; unsigned bytes in %d dimension%s have 0x%08x",
              ByteBuffer.wrap(header).getInt(),
              dimensionCount,
              dimensionCount == 1 ? "" : "s",
              magic));
    }
    if (header.length < length) {
      throw truncated(file, header.length + " of the " + length + " bytes of a header");
    }
    int[] dimensions = new int[dimensionCount];
    ByteBuffer.wrap(header).position(Integer.BYTES).asIntBuffer().get(dimensions);
    return dimensions;
  }

  private static int valueCount(DataFile file, int[] dimensions) {
    long count = 1;
    for (int dimension : dimensions) {
      if (dimension < 1) {
        throw new InvalidInputException(
            file.location(), "announces a dimension of " + dimension + "; it must be 1 or more");
      }
      count *= dimension;
      if (count > MAXIMUM_VALUES) {
        throw new InvalidInputException(
            file.location(), "announces more than " + MAXIMUM_VALUES + " values");
      }
    }
    return (int) count;
  }

  private static InvalidInputException truncated(DataFile file, String found) {
    return new InvalidInputException(file.location(), "ends too early: holds " + found);
  }

  private static String reason(IOException e) {
    // The file system's own exceptions carry the path alone as their message.
    if (e instanceof AccessDeniedException) {
      return "access denied";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
