package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * {@link RowExponentials} bit for bit against its documented order, written down plainly with an
 * array of sixteen lanes.
 */
class RowExponentialsTest {

  private static final int LANES = 16;
  private static final int CHUNK = 128;
  private static final int LONGEST = 300;
  private static final int ROWS_A_LENGTH = 60;
  private static final int BEFORE = 3;
  private static final float GUARD = 12345.678f;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void everyLengthFollowsTheDocumentedOrderBitForBit() {
    int sequentialDiffers = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int repeat = 0; repeat < ROWS_A_LENGTH; repeat++) {
        float[] row = row(length, repeat % 4);
        float maximum = Rows.maximum(row, 0, length);
        float expected = documentedRest(row, maximum);
        String where = "length " + length + ", row " + repeat;

        assertBits(where, RowExponentials.rest(row, 0, length, maximum), expected);
        float[] wider = guarded(row);
        assertBits(where, RowExponentials.rest(wider, BEFORE, length, maximum), expected);
        assertThat(wider).as(where).isEqualTo(guarded(row));
        if (sequentialRest(row, maximum) != expected) {
          sequentialDiffers++;
        }
      }
    }
    // Else the test could not tell one order from another.
    assertThat(sequentialDiffers).isGreaterThan(LONGEST);
  }

  @Test
  void theExponentialsAreKeptApartOrInPlace() {
    for (int length = 1; length <= LONGEST; length++) {
      for (int repeat = 0; repeat < 8; repeat++) {
        float[] row = row(length, repeat % 4);
        float maximum = Rows.maximum(row, 0, length);
        float expected = documentedRest(row, maximum);
        float[] exponentials = exponentials(row, maximum);
        String where = "length " + length + ", row " + repeat;

        float[] apart = guarded(new float[length]);
        float rest = RowExponentials.rest(row, 0, length, maximum, apart, BEFORE);
        assertBits(where, rest, expected);
        assertThat(apart).as(where).isEqualTo(guarded(exponentials));

        float[] inPlace = guarded(row);
        rest = RowExponentials.rest(inPlace, BEFORE, length, maximum, inPlace, BEFORE);
        assertBits(where, rest, expected);
        assertThat(inPlace).as(where).isEqualTo(guarded(exponentials));
      }
    }
  }

  @Test
  void everyPositionOfANonFiniteValueMakesTheSumNaN() {
    float[] specials = {
      Float.NaN,
      Float.intBitsToFloat(0xffc0_0000),
      Float.intBitsToFloat(0x7f80_0001),
      Float.POSITIVE_INFINITY
    };
    for (int length = 1; length <= 50; length++) {
      for (int at = 0; at < length; at++) {
        for (float special : specials) {
          float[] row = row(length, 0);
          row[at] = special;
          float maximum = Rows.maximum(row, 0, length);
          assertThat(RowExponentials.rest(row, 0, length, maximum))
              .as("%s at %s of %s", special, at, length)
              .isNaN();
        }
      }
      float[] none = new float[length];
      Arrays.fill(none, Float.NEGATIVE_INFINITY);
      assertThat(RowExponentials.rest(none, 0, length, Float.NEGATIVE_INFINITY)).isNaN();
    }
  }

  @Test
  void negativeInfinityAndDistancesThatOverflowCountAsNothing() {
    for (int length = 2; length <= 50; length++) {
      float[] row = new float[length];
      Arrays.fill(row, Float.NEGATIVE_INFINITY);
      row[length / 2] = Float.MAX_VALUE;
      assertBits("", RowExponentials.rest(row, 0, length, Float.MAX_VALUE), 0f);
      row[length - 1] = length == 2 ? Float.NEGATIVE_INFINITY : -Float.MAX_VALUE;
      row[length / 2] = Float.MAX_VALUE;
      assertBits("", RowExponentials.rest(row, 0, length, Float.MAX_VALUE), 0f);
    }
  }

  @Test
  void allMaximaButOneCount() {
    for (int length = 1; length <= LONGEST; length++) {
      float[] row = new float[length];
      for (int j = 0; j < length; j++) {
        row[j] = j % 2 == 0 ? 0f : -0f;
      }
      assertBits("length " + length, RowExponentials.rest(row, 0, length, 0f), length - 1);
    }
  }

  private static float documentedRest(float[] row, float maximum) {
    int blocksEnd = row.length / LANES * LANES;
    int lastChunk = Math.max(0, blocksEnd - 1) / CHUNK * CHUNK;
    double sum = 0;
    for (int chunk = 0; chunk <= lastChunk; chunk += CHUNK) {
      float[] lane = new float[LANES];
      for (int j = chunk; j < Math.min(chunk + CHUNK, blocksEnd); j++) {
        lane[j % LANES] += termOf(row, maximum, j);
      }
      if (chunk == lastChunk) {
        for (int j = blocksEnd; j < row.length; j++) {
          lane[row.length < LANES ? j : j - (row.length - LANES)] += termOf(row, maximum, j);
        }
      }
      for (int apart : new int[] {8, 4, 2, 1}) {
        for (int l = 0; l < apart; l++) {
          lane[l] = lane[l] + lane[l + apart];
        }
      }
      sum += lane[0];
    }
    int maxima = 0;
    for (float value : row) {
      maxima += value == maximum ? 1 : 0;
    }
    return (float) sum + (maxima - 1);
  }

  private static float termOf(float[] row, float maximum, int j) {
    float distance = maximum - row[j];
    return distance == 0 ? 0f : ScalarMath.expNegative(distance);
  }

  private static float sequentialRest(float[] row, float maximum) {
    float sum = 0;
    int maxima = 0;
    for (float value : row) {
      if (value == maximum) {
        maxima++;
      } else {
        sum += ScalarMath.expNegative(maximum - value);
      }
    }
    return sum + (maxima - 1);
  }

  private static float[] exponentials(float[] row, float maximum) {
    float[] exponentials = new float[row.length];
    for (int j = 0; j < row.length; j++) {
      exponentials[j] = ScalarMath.expNegative(maximum - row[j]);
    }
    return exponentials;
  }

  /** Rows of four kinds: near, far, with many ties, and with classes that do not exist. */
  private float[] row(int length, int kind) {
    float[] row = new float[length];
    for (int j = 0; j < length; j++) {
      float value = (float) random.nextDouble(-3, 3);
      row[j] =
          switch (kind) {
            case 0 -> value;
            case 1 -> value * 40;
            case 2 -> Math.round(value);
            default -> random.nextInt(3) == 0 ? Float.NEGATIVE_INFINITY : value;
          };
    }
    row[random.nextInt(length)] = (float) random.nextDouble(-3, 3);
    return row;
  }

  private static float[] guarded(float[] row) {
    float[] wider = new float[row.length + 2 * BEFORE];
    Arrays.fill(wider, GUARD);
    System.arraycopy(row, 0, wider, BEFORE, row.length);
    return wider;
  }

  private static void assertBits(String where, float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual))
        .as("%s: %s, expected %s", where, actual, expected)
        .isEqualTo(Float.floatToRawIntBits(expected));
  }
}
