package io.lossmith.processor.generated;

import java.util.Arrays;
import java.util.Random;

/** Rows of logits of every temper: undecided, spread, confident, tied, alike, offset, masked. */
final class RandomRows {
  private RandomRows() {}

  /** Fills as many rows as there are targets. */
  static void fill(float[] logits, int[] targets, Random random) {
    int classes = logits.length / Math.max(1, targets.length);
    for (int row = 0; row < targets.length; row++) {
      fill(logits, row * classes, classes, random);
      targets[row] = random.nextInt(classes);
    }
  }

  /** Fills a row with finite logits, and now and then a class that does not exist. */
  static void fill(float[] logits, int offset, int classes, Random random) {
    float scale = (float) Math.scalb(1.0, random.nextInt(12) - 5);
    float shift = random.nextInt(3) == 0 ? (float) (random.nextGaussian() * 100) : 0f;
    for (int j = 0; j < classes; j++) {
      logits[offset + j] = (float) random.nextGaussian() * scale + shift;
    }
    switch (random.nextInt(7)) {
      case 0 -> logits[offset + random.nextInt(classes)] += 5 + random.nextInt(100);
      case 1 -> logits[offset + random.nextInt(classes)] = logits[offset];
      case 2 -> {
        if (classes > 2) {
          logits[offset + 1 + random.nextInt(classes - 1)] = Float.NEGATIVE_INFINITY;
        }
      }
      case 3 -> {
        // Equal terms round the same way, each time they are added.
        Arrays.fill(logits, offset, offset + classes, shift);
        logits[offset + random.nextInt(classes)] += random.nextFloat() * 16;
      }
      default -> {}
    }
  }
}
