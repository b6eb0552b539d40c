package io.lossmith.processor.generated;

import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Where the values of a buffer lie. */
enum BufferKind {
  HEAP,
  HEAP_BYTES,
  DIRECT_LITTLE,
  DIRECT_BIG;

  /** Values before a buffer's position and behind its limit. */
  static final int BEFORE = 3;

  private static final int BEHIND = 2;

  /** A buffer that holds what an array does from its position to its limit. */
  Buffer holding(Object array) {
    int length = Array.getLength(array);
    int capacity = BEFORE + length + BEHIND;
    // put(int, float[]) and its kin came with Java 16.
    Buffer buffer;
    if (array instanceof float[] floats) {
      buffer =
          (this == HEAP ? FloatBuffer.wrap(new float[capacity]) : bytes(capacity).asFloatBuffer())
              .put(BEFORE, floats);
    } else if (array instanceof double[] doubles) {
      buffer =
          (this == HEAP
                  ? DoubleBuffer.wrap(new double[capacity])
                  : bytes(capacity).asDoubleBuffer())
              .put(BEFORE, doubles);
    } else {
      buffer =
          (this == HEAP ? IntBuffer.wrap(new int[capacity]) : bytes(capacity).asIntBuffer())
              .put(BEFORE, (int[]) array);
    }
    return buffer.position(BEFORE).limit(BEFORE + length);
  }

  /** What a buffer holds from its position to its limit, as an array. */
  static Object contents(Buffer buffer) {
    if (buffer instanceof FloatBuffer floats) {
      float[] array = new float[floats.remaining()];
      floats.duplicate().get(array);
      return array;
    }
    if (buffer instanceof DoubleBuffer doubles) {
      double[] array = new double[doubles.remaining()];
      doubles.duplicate().get(array);
      return array;
    }
    int[] array = new int[buffer.remaining()];
    ((IntBuffer) buffer).duplicate().get(array);
    return array;
  }

  private ByteBuffer bytes(int values) {
    int size = Double.BYTES * values;
    return switch (this) {
      case HEAP, HEAP_BYTES -> ByteBuffer.allocate(size);
      case DIRECT_LITTLE -> ByteBuffer.allocateDirect(size).order(ByteOrder.LITTLE_ENDIAN);
      case DIRECT_BIG -> ByteBuffer.allocateDirect(size).order(ByteOrder.BIG_ENDIAN);
    };
  }
}
