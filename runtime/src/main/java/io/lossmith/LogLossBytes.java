package io.lossmith;

import io.lossmith.exact.ExactSum;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * The byte form of {@link LogLossState}, version 1, all big-endian:
 *
 * <pre>
 * 4 bytes   magic: 0x89 'L' 'L' 'A'; the first is no ASCII, so that no text passes for a state
 * 1 byte    version: 1
 * 2 bytes   length of the whole form, from the magic number to the checksum
 * 6 counts  count, judged, correct, NaN, +Infinity, -Infinity
 * 2 doubles minimum and maximum; left out if no loss is a number
 * 2 sums    sum of weight times loss, sum of weights
 * 4 bytes   CRC-32C of all before
 *
 * count     7 bits a byte, the lowest first; the high bit is set if another byte follows
 * sum       in units of 2^-2148, in two's complement without its zero bytes at the end: how many
 *           those are (a count), the number of the other bytes (a count), and these bytes; no bytes
 *           if it is 0
 * </pre>
 *
 * <p>There is one form of a state: bytes that are read must be those that their state is written
 * as.
 */
final class LogLossBytes {

  private static final int MAGIC = 0x89_4c_4c_41;
  private static final byte VERSION = 1;
  private static final int VERSION_AT = 4;
  private static final int LENGTH_AT = 5;
  private static final int HEADER = 7;
  private static final int CHECKSUM = Integer.BYTES;
  private static final int COUNTS = 6;

  /** Of a count up to 2^63 - 1. */
  private static final int COUNT_BYTES = 9;

  /** Of 2^63 - 1 products: two short counts, and 2148 + 2048 + 63 bits with a sign. */
  private static final int SUM_BYTES = 2 + 2 + (2148 + 2048 + 63) / Byte.SIZE + 1;

  /** Of 2^63 - 1 weights: two short counts, and 1074 + 1024 + 63 bits with a sign. */
  private static final int WEIGHT_BYTES = 2 + 2 + (1074 + 1024 + 63) / Byte.SIZE + 1;

  /** The greatest length; of states that arise, none comes near it. */
  static final int MAXIMUM =
      HEADER + COUNTS * COUNT_BYTES + 2 * Double.BYTES + SUM_BYTES + WEIGHT_BYTES + CHECKSUM;

  private static final String NOT_A_STATE = "the bytes are no LogLossAccumulator's state: ";

  private LogLossBytes() {}

  static byte[] write(LogLossState state) {
    ByteBuffer buffer = ByteBuffer.allocate(MAXIMUM);
    buffer.putInt(MAGIC).put(VERSION).position(HEADER);
    putCount(buffer, state.count);
    putCount(buffer, state.judged);
    putCount(buffer, state.correct);
    putCount(buffer, state.nans);
    putCount(buffer, state.positiveInfinities);
    putCount(buffer, state.negativeInfinities);
    if (state.count > state.nans) {
      buffer.putDouble(state.minimum).putDouble(state.maximum);
    }
    putSum(buffer, state.sum);
    putSum(buffer, state.weight);
    buffer.putShort(LENGTH_AT, (short) (buffer.position() + CHECKSUM));
    buffer.putInt(checksum(buffer.array(), buffer.position()));
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  static LogLossState read(byte[] bytes) {
    LogLossState state = read(bytes, bytes.length);
    int length = length(bytes);
    if (length < bytes.length) {
      throw new IllegalArgumentException(
          bytes.length + " bytes were given; the LogLossAccumulator's state ends after " + length);
    }
    return state;
  }

  static LogLossState read(ByteBuffer buffer) {
    byte[] bytes = new byte[Math.min(buffer.remaining(), MAXIMUM)];
    buffer.get(buffer.position(), bytes);
    LogLossState state = read(bytes, buffer.remaining());
    buffer.position(buffer.position() + length(bytes));
    return state;
  }

  private static LogLossState read(byte[] bytes, int given) {
    checkHeader(bytes, given);
    int end = length(bytes) - CHECKSUM;
    int expected = ByteBuffer.wrap(bytes).getInt(end);
    int actual = checksum(bytes, end);
    if (actual != expected) {
      throw new IllegalArgumentException(
          "the checksum is "
              + hexadecimal(expected)
              + ", that of the bytes "
              + hexadecimal(actual)
              + "; the state was damaged on its way");
    }
    LogLossState state = parse(ByteBuffer.wrap(bytes, HEADER, end - HEADER));
    if (!Arrays.equals(write(state), Arrays.copyOf(bytes, end + CHECKSUM))) {
      throw notAState("not written as this class writes it");
    }
    return state;
  }

  private static void checkHeader(byte[] bytes, int given) {
    if (bytes.length < HEADER) {
      throw truncated(given, "it begins with a header of " + HEADER);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (buffer.getInt(0) != MAGIC) {
      throw new IllegalArgumentException(
          "the first four bytes are "
              + hexadecimal(buffer.getInt(0))
              + "; a LogLossAccumulator's state begins with "
              + hexadecimal(MAGIC));
    }
    if (buffer.get(VERSION_AT) != VERSION) {
      throw new IllegalArgumentException(
          "the state's version is "
              + (buffer.get(VERSION_AT) & 0xff)
              + "; this release of Lossmith reads version "
              + VERSION);
    }
    int length = length(bytes);
    if (length < HEADER + CHECKSUM || length > MAXIMUM) {
      throw new IllegalArgumentException(
          "the state's length is "
              + length
              + " by its header; it takes "
              + (HEADER + CHECKSUM)
              + " to "
              + MAXIMUM
              + " bytes");
    }
    if (length > bytes.length) {
      throw truncated(given, "by its header it has " + length);
    }
  }

  private static LogLossState parse(ByteBuffer buffer) {
    try {
      LogLossState state = new LogLossState();
      state.count = getCount(buffer);
      state.judged = getCount(buffer);
      state.correct = getCount(buffer);
      state.nans = getCount(buffer);
      state.positiveInfinities = getCount(buffer);
      state.negativeInfinities = getCount(buffer);
      if (state.count > state.nans) {
        state.minimum = buffer.getDouble();
        state.maximum = buffer.getDouble();
      }
      BigInteger sum = getSum(buffer);
      BigInteger weight = getSum(buffer);
      LogLossInvariants.check(state, sum, weight);
      state.sum.setUnits(sum);
      state.weight.setUnits(weight);
      return state;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(NOT_A_STATE + "a part of it is missing", e);
    }
  }

  private static void putCount(ByteBuffer buffer, long count) {
    long rest = count;
    while (rest > 0x7fL) {
      buffer.put((byte) (rest | 0x80L));
      rest >>>= 7;
    }
    buffer.put((byte) rest);
  }

  private static long getCount(ByteBuffer buffer) {
    long count = 0L;
    for (int i = 0; i < COUNT_BYTES; i++) {
      byte next = buffer.get();
      count |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return count;
      }
    }
    throw notAState("a count is greater than 2^63 - 1");
  }

  private static void putSum(ByteBuffer buffer, ExactSum sum) {
    BigInteger units = sum.units();
    int zeroBytes = units.signum() == 0 ? 0 : units.getLowestSetBit() / Byte.SIZE;
    byte[] bytes = units.shiftRight(zeroBytes * Byte.SIZE).toByteArray();
    int length = units.signum() == 0 ? 0 : bytes.length;
    putCount(buffer, zeroBytes);
    putCount(buffer, length);
    buffer.put(bytes, 0, length);
  }

  private static BigInteger getSum(ByteBuffer buffer) {
    long zeroBytes = getCount(buffer);
    long length = getCount(buffer);
    if (zeroBytes > SUM_BYTES || length > SUM_BYTES) {
      throw notAState("a sum is too long");
    }
    byte[] bytes = new byte[(int) length];
    buffer.get(bytes);
    return (length == 0L ? BigInteger.ZERO : new BigInteger(bytes))
        .shiftLeft((int) zeroBytes * Byte.SIZE);
  }

  private static int length(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getShort(LENGTH_AT) & 0xffff;
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private static IllegalArgumentException truncated(int given, String need) {
    return new IllegalArgumentException(
        "a LogLossAccumulator's state is cut off after " + given + " bytes; " + need);
  }

  private static IllegalArgumentException notAState(String reason) {
    return new IllegalArgumentException(NOT_A_STATE + reason);
  }

  private static String hexadecimal(int bits) {
    return String.format(Locale.ROOT, "0x%08x", bits);
  }
}
