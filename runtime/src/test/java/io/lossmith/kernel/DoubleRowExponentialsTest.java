package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * {@link DoubleRowExponentials} bit for bit against its documented order, written down plainly with
 * an array of sixteen lanes.
 */
class DoubleRowExponentialsTest {

  private static final int LANES = 16;
  private static final int CHUNK = 128;
  private static final int LONGEST = 300;
  private static final int BEFORE = 3;
  private static final double GUARD = 12345.678;

  private final SplittableRandom random = new SplittableRandom(1);

  @Test
  void everyLengthFollowsTheDocumentedOrderBitForBit() {
    int sequentialDiffers = 0;
    for (int length = 1; length <= LONGEST; length++) {
      for (int repeat = 0; repeat < 40; repeat++) {
        double[] row = row(length, repeat % 4);
        double maximum = Rows.maximum(row, 0, length);
        double expected = documentedRest(row, maximum);
        String where = "length " + length + ", row " + repeat;

        double[] wider = guarded(row);
        assertBits(where, DoubleRowExponentials.rest(wider, BEFORE, length, maximum), expected);
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
        double[] row = row(length, repeat % 4);
        double maximum = Rows.maximum(row, 0, length);
        double expected = documentedRest(row, maximum);
        double[] exponentials = exponentials(row, maximum);
        String where = "length " + length + ", row " + repeat;

        double[] apart = guarded(new double[length]);
        double rest = DoubleRowExponentials.rest(row, 0, length, maximum, apart, BEFORE);
        assertBits(where, rest, expected);
        assertThat(apart).as(where).isEqualTo(guarded(exponentials));

        double[] inPlace = guarded(row);
        rest = DoubleRowExponentials.rest(inPlace, BEFORE, length, maximum, inPlace, BEFORE);
        assertBits(where, rest, expected);
        assertThat(inPlace).as(where).isEqualTo(guarded(exponentials));
      }
    }
  }

  @Test
  void everyPositionOfANonFiniteValueMakesTheSumNaN() {
    double[] specials = {
      Double.NaN, Double.longBitsToDouble(0xfff8_0000_0000_0000L), Double.POSITIVE_INFINITY
    };
    for (int length = 1; length <= 50; length++) {
      for (int at = 0; at < length; at++) {
        for (double special : specials) {
          double[] row = row(length, 0);
          row[at] = special;
          double maximum = Rows.maximum(row, 0, length);
          assertThat(DoubleRowExponentials.rest(row, 0, length, maximum))
              .as("%s at %s of %s", special, at, length)
              .isNaN();
        }
      }
      double[] none = new double[length];
      Arrays.fill(none, Double.NEGATIVE_INFINITY);
      assertThat(DoubleRowExponentials.rest(none, 0, length, Double.NEGATIVE_INFINITY)).isNaN();
    }
  }

  @Test
  void allMaximaButOneCount() {
    for (int length = 1; length <= LONGEST; length++) {
      double[] row = new double[length];
      for (int j = 0; j < length; j++) {
        row[j] = j % 2 == 0 ? 0d : -0d;
      }
      assertBits("length " + length, DoubleRowExponentials.rest(row, 0, length, 0d), length - 1);
    }
  }

  private static double documentedRest(double[] row, double maximum) {
    int blocksEnd = row.length / LANES * LANES;
    int lastChunk = Math.max(0, blocksEnd - 1) / CHUNK * CHUNK;
    double sum = 0;
    double lost = 0;
    for (int chunk = 0; chunk <= lastChunk; chunk += CHUNK) {
      double[] lane = new double[LANES];
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
      // By the greater of both, which is another way to what the addition rounds off.
      double next = sum + lane[0];
      double greater = Math.max(sum, lane[0]);
      lost += (greater - next) + Math.min(sum, lane[0]);
      sum = next;
    }
    int maxima = 0;
    for (double value : row) {
      maxima += value == maximum ? 1 : 0;
    }
    return sum + lost + (maxima - 1);
  }

  private static double termOf(double[] row, double maximum, int j) {
    double distance = maximum - row[j];
    return distance == 0 ? 0d : DoubleMath.expNegative(distance);
  }

  private static double sequentialRest(double[] row, double maximum) {
    double sum = 0;
    int maxima = 0;
    for (int j = 0; j < row.length; j++) {
      sum += termOf(row, maximum, j);
      maxima += row[j] == maximum ? 1 : 0;
    }
    return sum + (maxima - 1);
  }

  private static double[] exponentials(double[] row, double maximum) {
    double[] exponentials = new double[row.length];
    for (int j = 0; j < row.length; j++) {
      exponentials[j] = DoubleMath.expNegative(maximum - row[j]);
    }
    return exponentials;
  }

  /** Rows of four kinds: near, far, with many ties, and with classes that do not exist. */
  private double[] row(int length, int kind) {
    double[] row = new double[length];
    for (int j = 0; j < length; j++) {
      double value = random.nextDouble(-3, 3);
      row[j] =
          switch (kind) {
            case 0 -> value;
            case 1 -> value * 300;
            case 2 -> Math.round(value);
            default -> random.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY : value;
          };
    }
    row[random.nextInt(length)] = random.nextDouble(-3, 3);
    return row;
  }

  private static double[] guarded(double[] row) {
    double[] wider = new double[row.length + 2 * BEFORE];
    Arrays.fill(wider, GUARD);
    System.arraycopy(row, 0, wider, BEFORE, row.length);
    return wider;
  }

  private static void assertBits(String where, double actual, double expected) {
    assertThat(Double.doubleToRawLongBits(actual))
        .as("%s: %s, expected %s", where, actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
