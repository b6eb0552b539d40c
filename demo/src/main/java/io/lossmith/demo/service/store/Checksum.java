package io.lossmith.demo.service.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC-32C of parts of buffers. */
final class Checksum {
  private final CRC32C crc = new CRC32C();

  /** The checksum of the bytes of an array-backed buffer from one index to another. */
  int of(ByteBuffer bytes, int from, int to) {
    crc.reset();
    crc.update(bytes.array(), bytes.arrayOffset() + from, to - from);
    return (int) crc.getValue();
  }
}
