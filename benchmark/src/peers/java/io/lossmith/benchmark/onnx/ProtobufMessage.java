package io.lossmith.benchmark.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message in Protocol Buffers' wire format, field by field. */
final class ProtobufMessage {
  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int BITS_OF_WIRE_TYPE = 3;
  private static final int BITS_A_BYTE = 7;
  private static final int MORE_BYTES_FOLLOW = 1 << BITS_A_BYTE;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A field of an integer type or an enum. */
  ProtobufMessage add(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  /** A field of type string. */
  ProtobufMessage add(int field, String value) {
    return add(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A field whose type is a message. */
  ProtobufMessage add(int field, ProtobufMessage value) {
    return add(field, value.toByteArray());
  }

  /** A field of type bytes. */
  ProtobufMessage add(int field, byte[] value) {
    tag(field, LENGTH_DELIMITED);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  private void tag(int field, int wireType) {
    varint((long) field << BITS_OF_WIRE_TYPE | wireType);
  }

  /** Seven bits a byte, the lowest first. */
  private void varint(long value) {
    long rest = value;
    while ((rest & -MORE_BYTES_FOLLOW) != 0) {
      bytes.write((int) (rest & (MORE_BYTES_FOLLOW - 1)) | MORE_BYTES_FOLLOW);
      rest >>>= BITS_A_BYTE;
    }
    bytes.write((int) rest);
  }
}
