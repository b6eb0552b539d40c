package io.lossmith.kernel;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;

/**
 * Arrays that stand in for the buffers of a call. They are kept from call to call and grow only: in
 * the steady state nothing is allocated.
 *
 * <p>Not for several threads at once.
 */
public final class Buffers {
  /** The most arguments that a call has. */
  private static final int SLOTS = 9;

  private final float[][] floats = new float[SLOTS][];
  private final int[][] ints = new int[SLOTS][];
  private final short[][] shorts = new short[SLOTS][];
  private final double[][] doubles = new double[SLOTS][];

  /** Makes an object without arrays. */
  public Buffers() {}

  /**
   * Checks that a buffer holds a whole batch between its position and its limit.
   *
   * @param name the argument's name
   * @param buffer the buffer
   * @param rows how many rows
   * @param classes how many classes a row has, or 1 for a buffer with one value a row
   * @throws IllegalArgumentException if it holds more or less
   */
  public static void input(String name, Buffer buffer, int rows, int classes) {
    Arguments.wholeBuffer(name, buffer.remaining(), rows, classes);
  }

  /**
   * As {@link #input}, of a buffer that is written.
   *
   * @param name the argument's name
   * @param buffer the buffer
   * @param rows how many rows
   * @param classes how many classes a row has, or 1 for a buffer with one value a row
   * @throws IllegalArgumentException if it holds more or less, or is read-only
   */
  public static void output(String name, Buffer buffer, int rows, int classes) {
    Arguments.wholeBuffer(name, buffer.remaining(), rows, classes);
    if (buffer.isReadOnly()) {
      throw new IllegalArgumentException(name + " is read-only; a call writes to it");
    }
  }

  /**
   * The row count of a buffer that is a whole batch between its position and its limit.
   *
   * @param name the argument's name
   * @param buffer the buffer
   * @param classes how many classes a row has
   * @return how many rows the buffer holds
   * @throws IllegalArgumentException if its limit is within a row
   */
  public static int wholeRows(String name, Buffer buffer, int classes) {
    return Arguments.wholeBufferRows(name, buffer.remaining(), classes);
  }

  /**
   * Copies a buffer into the array of a slot.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer; its position and its limit stay as they are
   * @return the array, as long as what is left in the buffer or longer
   */
  public float[] copy(int slot, FloatBuffer buffer) {
    float[] array = room(slot, buffer);
    buffer.get(buffer.position(), array, 0, buffer.remaining());
    return array;
  }

  /**
   * The array of a slot, to be written.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer that it stands in for
   * @return the array, as long as what is left in the buffer or longer
   */
  public float[] room(int slot, FloatBuffer buffer) {
    if (floats[slot] == null || floats[slot].length < buffer.remaining()) {
      floats[slot] = new float[buffer.remaining()];
    }
    return floats[slot];
  }

  /**
   * Copies a buffer into the array of a slot.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer; its position and its limit stay as they are
   * @return the array, as long as what is left in the buffer or longer
   */
  public int[] copy(int slot, IntBuffer buffer) {
    int[] array = room(slot, buffer);
    buffer.get(buffer.position(), array, 0, buffer.remaining());
    return array;
  }

  /**
   * The array of a slot, to be written.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer that it stands in for
   * @return the array, as long as what is left in the buffer or longer
   */
  public int[] room(int slot, IntBuffer buffer) {
    if (ints[slot] == null || ints[slot].length < buffer.remaining()) {
      ints[slot] = new int[buffer.remaining()];
    }
    return ints[slot];
  }

  /**
   * Copies a buffer into the array of a slot.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer; its position and its limit stay as they are
   * @return the array, as long as what is left in the buffer or longer
   */
  public short[] copy(int slot, ShortBuffer buffer) {
    short[] array = room(slot, buffer);
    buffer.get(buffer.position(), array, 0, buffer.remaining());
    return array;
  }

  /**
   * The array of a slot, to be written.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer that it stands in for
   * @return the array, as long as what is left in the buffer or longer
   */
  public short[] room(int slot, ShortBuffer buffer) {
    if (shorts[slot] == null || shorts[slot].length < buffer.remaining()) {
      shorts[slot] = new short[buffer.remaining()];
    }
    return shorts[slot];
  }

  /**
   * Copies a buffer into the array of a slot.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer; its position and its limit stay as they are
   * @return the array, as long as what is left in the buffer or longer
   */
  public double[] copy(int slot, DoubleBuffer buffer) {
    double[] array = room(slot, buffer);
    buffer.get(buffer.position(), array, 0, buffer.remaining());
    return array;
  }

  /**
   * The array of a slot, to be written.
   *
   * @param slot which argument of a call it is
   * @param buffer the buffer that it stands in for
   * @return the array, as long as what is left in the buffer or longer
   */
  public double[] room(int slot, DoubleBuffer buffer) {
    if (doubles[slot] == null || doubles[slot].length < buffer.remaining()) {
      doubles[slot] = new double[buffer.remaining()];
    }
    return doubles[slot];
  }
}
