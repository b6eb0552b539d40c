package io.lossmith.vector;

import java.util.SplittableRandom;

/** Rows of every kind that a kernel may meet. */
enum KernelRows {
  /** Logits of a few units. */
  PLAIN {
    @Override
    float value(int j, SplittableRandom random) {
      return (float) random.nextDouble(-8, 8);
    }
  },

  /** Distances on both sides of the one from which exponentials are 0. */
  WIDE {
    @Override
    float value(int j, SplittableRandom random) {
      return (float) random.nextDouble(-120, 10);
    }
  },

  /** Nothing above 0. */
  ALL_NEGATIVE {
    @Override
    float value(int j, SplittableRandom random) {
      return (float) random.nextDouble(-40, -30);
    }
  },

  /** Many maxima. */
  TIES {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextInt(3);
    }
  },

  /** Zeros of both signs, and nothing above them. */
  ZEROS {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextBoolean() ? 0f : -0f;
    }
  },

  /** Negative zeros only. */
  NEGATIVE_ZEROS {
    @Override
    float value(int j, SplittableRandom random) {
      return -0f;
    }
  },

  /** Classes that are ruled out. */
  SOME_NEGATIVE_INFINITY {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : random.nextInt(100) * 0.1f;
    }
  },

  /** Every class ruled out. */
  ALL_NEGATIVE_INFINITY {
    @Override
    float value(int j, SplittableRandom random) {
      return Float.NEGATIVE_INFINITY;
    }
  },

  /** An infinite maximum. */
  POSITIVE_INFINITY {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextInt(16) == 0 ? Float.POSITIVE_INFINITY : random.nextInt(100) * 0.1f;
    }
  },

  /** NaNs. */
  NAN {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextInt(16) == 0 ? Float.NaN : random.nextInt(100) * 0.1f;
    }
  },

  /** NaNs with the sign of a negative number. */
  NEGATIVE_NAN {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextInt(16) == 0
          ? Float.intBitsToFloat(0xffc0_1234)
          : random.nextInt(100) * 0.1f;
    }
  },

  /** Distances that overflow. */
  HUGE {
    @Override
    float value(int j, SplittableRandom random) {
      return random.nextBoolean() ? 3e38f : -3e38f;
    }
  },

  /** Any bits at all. */
  BITS {
    @Override
    float value(int j, SplittableRandom random) {
      return Float.intBitsToFloat(random.nextInt());
    }
  };

  abstract float value(int j, SplittableRandom random);

  /** Writes a row. */
  void fill(float[] logits, int at, int classes, SplittableRandom random) {
    for (int j = 0; j < classes; j++) {
      logits[at + j] = value(j, random);
    }
  }
}
