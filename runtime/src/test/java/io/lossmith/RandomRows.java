package io.lossmith;

import java.util.List;
import java.util.SplittableRandom;

/** Rows of random logits of every temper: what a classifier may give, from unsure to certain. */
final class RandomRows {

  /** Below one vector, at and around one, two and three of them, and long. */
  static final int[] LENGTHS = {1, 2, 3, 5, 7, 10, 15, 16, 17, 31, 32, 33, 48, 100, 1000, 4097};

  /** What the rows of a temper have in common. */
  enum Temper {
    TINY(1e-4f),
    CALM(1f),
    WARM(8f),
    WILD(60f),
    /** One value is far above the others. */
    CONFIDENT(3f),
    /** Few different values, so that there are ties, at the maximum and elsewhere. */
    TIED(3f),
    /** Far from 0, where the distances are all that is left of the values. */
    SHIFTED(5f),
    /** Some classes do not exist. */
    MASKED(6f);

    private final float scale;

    Temper(float scale) {
      this.scale = scale;
    }
  }

  static final List<Temper> TEMPERS = List.of(Temper.values());

  private final SplittableRandom random;

  RandomRows(long seed) {
    random = new SplittableRandom(seed);
  }

  float[] row(int length, Temper temper) {
    float[] row = new float[length];
    for (int j = 0; j < length; j++) {
      row[j] = value(temper);
    }
    int last = random.nextInt(length);
    switch (temper) {
      case CONFIDENT -> row[last] = 10f + 80f * (float) random.nextDouble();
      case MASKED -> row[last] = 1f;
      default -> {}
    }
    return row;
  }

  private float value(Temper temper) {
    float normal = (float) random.nextGaussian() * temper.scale;
    return switch (temper) {
      case TIED -> Math.round(normal);
      case SHIFTED -> normal + 1000f;
      case MASKED -> random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : normal;
      default -> normal;
    };
  }
}
