package io.lossmith.demo.service.store;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.ModelFormat;
import java.nio.ByteBuffer;

/**
 * The bytes of a snapshot, version 1, all numbers big-endian:
 *
 * <pre>
 *   int     0x4c534d53, the letters LSMS
 *   int     format version, 1
 *   long    number of steps
 *   int     length of the model's bytes
 *   int     length of the log-loss's bytes
 *   ...     the model, as in a model file
 *   ...     the log-loss of the learned images, as {@link LogLossAccumulator} writes it
 *   int     CRC-32C of all bytes before
 * </pre>
 */
final class SnapshotFormat {
  private static final int MAGIC = 0x4c534d53;
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 4 * Integer.BYTES + Long.BYTES;

  private SnapshotFormat() {}

  static ByteBuffer encode(Snapshot snapshot) {
    ByteBuffer model = ModelFormat.encode(snapshot.model());
    byte[] learned = snapshot.learned().toBytes();
    ByteBuffer bytes =
        ByteBuffer.allocate(HEADER_BYTES + model.remaining() + learned.length + Integer.BYTES);
    bytes.putInt(MAGIC).putInt(VERSION).putLong(snapshot.step());
    bytes.putInt(model.remaining()).putInt(learned.length);
    bytes.put(model).put(learned);
    bytes.putInt(new Checksum().of(bytes, 0, bytes.position()));
    return bytes.flip();
  }

  static Snapshot decode(byte[] content) throws DamagedException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    require(content.length > HEADER_BYTES, "it is too short for a snapshot");
    require(bytes.getInt() == MAGIC, "it is not a snapshot");
    int version = bytes.getInt();
    require(version == VERSION, "its format version is " + version + "; expected " + VERSION);
    long step = bytes.getLong();
    int modelLength = bytes.getInt();
    int learnedLength = bytes.getInt();
    long length = (long) HEADER_BYTES + modelLength + learnedLength + Integer.BYTES;
    require(
        modelLength >= 0 && learnedLength >= 0 && length == content.length,
        "it has " + content.length + " bytes; its header announces " + length);
    int checked = content.length - Integer.BYTES;
    require(
        bytes.getInt(checked) == new Checksum().of(bytes, 0, checked), "its checksum does not fit");
    require(step >= 0, "its number of steps is " + step);
    byte[] model = new byte[modelLength];
    byte[] learned = new byte[learnedLength];
    bytes.get(model).get(learned);
    try {
      return new Snapshot(
          step, ModelFormat.decode(model, "its model"), LogLossAccumulator.fromBytes(learned));
    } catch (InvalidInputException | IllegalArgumentException e) {
      throw new DamagedException(String.valueOf(e.getMessage()));
    }
  }

  private static void require(boolean condition, String problem) throws DamagedException {
    if (!condition) {
      throw new DamagedException(problem);
    }
  }
}
