package io.lossmith.demo.model;

import io.lossmith.demo.data.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The bytes of a model file, version 1, all numbers big-endian:
 *
 * <pre>
 *   int     0x4c534d4e, the letters LSMN
 *   int     format version, 1
 *   int     inputs, hidden units, classes
 *   float   hidden weights (inputs by hidden units, row-major), hidden bias,
 *           output weights (hidden units by classes, row-major), output bias
 *   int     CRC-32C of all bytes before
 * </pre>
 */
public final class ModelFormat {
  private static final int MAGIC = 0x4c534d4e;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 5 * Integer.BYTES;
  private static final long MAXIMUM_PARAMETERS = 1L << 28;

  private ModelFormat() {}

  /**
   * Writes a model into bytes.
   *
   * @param model the model
   * @return its bytes, from position to limit
   */
  public static ByteBuffer encode(DigitModel model) {
    int parameters = model.parameters().stream().mapToInt(values -> values.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + parameters * Float.BYTES + Integer.BYTES);
    bytes.putInt(MAGIC).putInt(VERSION);
    bytes.putInt(model.inputs()).putInt(model.hiddenUnits()).putInt(DigitModelLoss.CLASSES);
    for (float[] values : model.parameters()) {
      for (float value : values) {
        bytes.putFloat(value);
      }
    }
    bytes.putInt(checksum(bytes.array(), bytes.position()));
    return bytes.flip();
  }

  /**
   * Reads a model from bytes.
   *
   * @param content all bytes
   * @param location what names them in messages
   * @return the model, to the last bit as it was written
   * @throws InvalidInputException if they are not a whole model
   */
  public static DigitModel decode(byte[] content, String location) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    require(content.length >= HEADER_BYTES, location, "is too short for a model");
    require(bytes.getInt() == MAGIC, location, "is not a model file");
    int version = bytes.getInt();
    require(
        version == VERSION, location, "has format version " + version + "; expected " + VERSION);
    int inputs = bytes.getInt();
    int hidden = bytes.getInt();
    int classes = bytes.getInt();
    require(
        classes == DigitModelLoss.CLASSES,
        location,
        "has " + classes + " classes; expected " + DigitModelLoss.CLASSES);
    require(
        inputs > 0 && hidden > 0 && (long) inputs * hidden <= MAXIMUM_PARAMETERS,
        location,
        "announces " + inputs + " inputs and " + hidden + " hidden units");
    long parameters = (inputs + 1L) * hidden + (hidden + 1L) * classes;
    long length = HEADER_BYTES + parameters * Float.BYTES + Integer.BYTES;
    require(
        content.length == length,
        location,
        "has " + content.length + " bytes; its header announces " + length);
    int checked = content.length - Integer.BYTES;
    require(
        bytes.getInt(checked) == checksum(content, checked),
        location,
        "is damaged: its checksum does not fit");
    DigitModel model = new DigitModel(inputs, hidden);
    for (float[] values : model.parameters()) {
      bytes.asFloatBuffer().get(values);
      bytes.position(bytes.position() + values.length * Float.BYTES);
    }
    return model;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private static void require(boolean condition, String location, String problem) {
    if (!condition) {
      throw new InvalidInputException(location, problem);
    }
  }
}
