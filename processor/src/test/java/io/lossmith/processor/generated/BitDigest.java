package io.lossmith.processor.generated;

/** FNV-1a over 32-bit words: one other word anywhere always gives another digest. */
final class BitDigest {
  private static final long PRIME = 0x100000001b3L;

  private long state = 0xcbf29ce484222325L;

  long value() {
    return state;
  }

  void add(int word) {
    state = (state ^ (word & 0xffff_ffffL)) * PRIME;
  }

  /** Adds the bits of a float; every NaN is the same. */
  void add(float value) {
    add(Float.floatToIntBits(value));
  }

  /** Adds the bits of a double; every NaN is the same. */
  void add(double value) {
    long bits = Double.doubleToLongBits(value);
    add((int) (bits >>> Integer.SIZE));
    add((int) bits);
  }

  void add(double[] values) {
    for (double value : values) {
      add(value);
    }
  }

  void add(float[] values) {
    for (float value : values) {
      add(value);
    }
  }

  void add(int[] values) {
    for (int value : values) {
      add(value);
    }
  }

  /** Adds a number, a truth value or an array of numbers. */
  void addAny(Object value) {
    if (value instanceof Float number) {
      add(number.floatValue());
    } else if (value instanceof Double number) {
      add(number.doubleValue());
    } else if (value instanceof double[] values) {
      add(values);
    } else if (value instanceof Integer number) {
      add(number.intValue());
    } else if (value instanceof Boolean truth) {
      add(truth ? 1 : 0);
    } else if (value instanceof float[] values) {
      add(values);
    } else if (value instanceof int[] values) {
      add(values);
    } else {
      throw new IllegalArgumentException("a digest of " + value.getClass() + " is not defined");
    }
  }
}
