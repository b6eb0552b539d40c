package io.lossmith;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** Contents that tests make up, under the header and the checksum of {@link LogLossBytes}. */
final class SealedState {
  /** The bytes of 1 in units of 2^-2148: 268 zero bytes, and 2^4 above them. */
  static final String ONE = "8c02" + "01" + "10";

  static final String DOUBLE_ONE = "3ff0000000000000";
  static final String ONE_ROW = "010000000000";

  private SealedState() {}

  static byte[] sealed(String content) {
    return sealed(HexFormat.of().parseHex(content));
  }

  /** Contents under the header and the checksum that they should have. */
  static byte[] sealed(byte[] content) {
    ByteBuffer buffer = ByteBuffer.allocate(content.length + 11);
    buffer.putInt(0x894c4c41).put((byte) 1).putShort((short) buffer.capacity()).put(content);
    CRC32C checksum = new CRC32C();
    checksum.update(buffer.array(), 0, buffer.position());
    return buffer.putInt((int) checksum.getValue()).array();
  }

  /** A power of two, in units. */
  static String sum(int exponent) {
    byte[] bytes = BigInteger.ONE.shiftLeft(exponent % 8).toByteArray();
    int zeroBytes = exponent / 8;
    return hex(new byte[] {(byte) (zeroBytes | 0x80), (byte) (zeroBytes >> 7)})
        + hex(new byte[] {(byte) bytes.length})
        + hex(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
