package io.lossmith.demo.service.store;

import io.lossmith.demo.service.model.Predictor;
import java.nio.ByteBuffer;

/**
 * The bytes of a log of steps, version 1, all numbers big-endian. First a header:
 *
 * <pre>
 *   int     0x4c534d4c, the letters LSML
 *   int     format version, 1
 *   long    number of steps before the first of the log
 *   int     pixels of an image
 *   int     checksum of the model before the first step, as at the end of its file
 *   int     CRC-32C of all bytes before
 * </pre>
 *
 * <p>Then any number of steps:
 *
 * <pre>
 *   long    number of the step, one more than that of the step before
 *   float   learning rate
 *   int     label
 *   float   pixels
 *   int     CRC-32C of all bytes of the step before
 * </pre>
 */
final class LogFormat {
  static final int HEADER_BYTES = 5 * Integer.BYTES + Long.BYTES;

  private static final int MAGIC = 0x4c534d4c;
  private static final int VERSION = 1;

  private final Checksum checksum = new Checksum();
  private final int pixels;

  LogFormat(int pixels) {
    this.pixels = pixels;
  }

  int recordBytes() {
    return Long.BYTES + (3 + pixels) * Float.BYTES;
  }

  ByteBuffer header(long stepsBefore, int modelChecksum) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES);
    bytes.putInt(MAGIC).putInt(VERSION).putLong(stepsBefore).putInt(pixels).putInt(modelChecksum);
    bytes.putInt(checksum.of(bytes, 0, bytes.position()));
    return bytes.flip();
  }

  /** Reads a header up to its end; returns the checksum of the model before. */
  int readHeader(ByteBuffer bytes, long stepsBefore) throws DamagedException {
    require(bytes.remaining() >= HEADER_BYTES, "it is too short for a log");
    require(bytes.getInt() == MAGIC, "it is not a log of steps");
    int version = bytes.getInt();
    require(version == VERSION, "its format version is " + version + "; expected " + VERSION);
    long before = bytes.getLong();
    int pixelsOfLog = bytes.getInt();
    int modelChecksum = bytes.getInt();
    int end = bytes.position();
    require(
        bytes.getInt() == checksum.of(bytes, 0, end), "the checksum of its header does not fit");
    require(before == stepsBefore, "it follows step " + before + "; its name says " + stepsBefore);
    require(
        pixelsOfLog == pixels, "its images have " + pixelsOfLog + " pixels; expected " + pixels);
    return modelChecksum;
  }

  /** Writes a step at the buffer's position. */
  void write(StepRecord record, ByteBuffer bytes) {
    int start = bytes.position();
    bytes.putLong(record.step()).putFloat(record.rate()).putInt(record.label());
    for (float pixel : record.pixels()) {
      bytes.putFloat(pixel);
    }
    bytes.putInt(checksum.of(bytes, start, bytes.position()));
  }

  /** Reads the step at the buffer's position. */
  void read(ByteBuffer bytes, StepRecord record) throws DamagedException {
    int start = bytes.position();
    require(
        bytes.remaining() >= recordBytes(),
        "its last step has " + bytes.remaining() + " of " + recordBytes() + " bytes");
    int checked = start + recordBytes() - Integer.BYTES;
    require(
        bytes.getInt(checked) == checksum.of(bytes, start, checked),
        "the checksum of the step at byte " + start + " does not fit");
    record.set(bytes.getLong(), bytes.getFloat(), bytes.getInt());
    float[] values = record.pixels();
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.getFloat();
    }
    bytes.getInt();
    require(
        record.label() >= 0 && record.label() < Predictor.CLASSES,
        "the label of step " + record.step() + " is " + record.label());
  }

  private static void require(boolean condition, String problem) throws DamagedException {
    if (!condition) {
      throw new DamagedException(problem);
    }
  }
}
