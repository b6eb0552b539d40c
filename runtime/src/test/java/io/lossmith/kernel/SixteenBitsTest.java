package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * {@link Bfloat16} and {@link Float16} against a plain decimal reading of their formats: every one
 * of the 65536 patterns, and the floats at, next to and far from every point where rounding turns.
 */
class SixteenBitsTest {

  enum Format {
    BFLOAT16(8) {
      @Override
      float toFloat(int bits) {
        return Bfloat16.toFloat((short) bits);
      }

      @Override
      int fromFloat(float value) {
        return Bfloat16.fromFloat(value) & 0xffff;
      }
    },
    FLOAT16(5) {
      @Override
      float toFloat(int bits) {
        return Float16.toFloat((short) bits);
      }

      @Override
      int fromFloat(float value) {
        return Float16.fromFloat(value) & 0xffff;
      }
    };

    final int fractionBits;
    final int bias;
    final int infinity;

    Format(int exponentBits) {
      fractionBits = 15 - exponentBits;
      bias = (1 << (exponentBits - 1)) - 1;
      infinity = 0x7fff >> fractionBits << fractionBits;
    }

    abstract float toFloat(int bits);

    abstract int fromFloat(float value);

    /** What the format says a positive pattern means; of infinity, the next number there were. */
    BigDecimal value(int magnitude) {
      int exponent = magnitude >> fractionBits;
      int fraction = magnitude & ((1 << fractionBits) - 1);
      int significand = exponent == 0 ? fraction : fraction + (1 << fractionBits);
      int power = Math.max(exponent, 1) - bias - fractionBits;
      BigDecimal two = BigDecimal.valueOf(2);
      // 0.5^n is exact.
      BigDecimal scale = power < 0 ? new BigDecimal("0.5").pow(-power) : two.pow(power);
      return BigDecimal.valueOf(significand).multiply(scale);
    }

    /** The nearest pattern to a positive number, by bisection. */
    int nearest(float positive) {
      BigDecimal number = new BigDecimal(positive);
      int below = 0;
      int above = infinity;
      if (number.compareTo(value(infinity)) >= 0) {
        return infinity;
      }
      while (above - below > 1) {
        int middle = (below + above) >>> 1;
        if (value(middle).compareTo(number) <= 0) {
          below = middle;
        } else {
          above = middle;
        }
      }
      BigDecimal twice = number.add(number);
      int side = twice.compareTo(value(below).add(value(above)));
      return side < 0 || (side == 0 && below % 2 == 0) ? below : above;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPatternHasItsValueAndComesBack(Format format) {
    for (int magnitude = 0; magnitude < format.infinity; magnitude++) {
      float value = format.toFloat(magnitude);
      assertThat(new BigDecimal(value)).isEqualByComparingTo(format.value(magnitude));
      assertBits(format.toFloat(magnitude | 0x8000), -value);
      assertThat(format.fromFloat(value)).isEqualTo(magnitude);
      assertThat(format.fromFloat(-value)).isEqualTo(magnitude | 0x8000);
    }
    assertBits(format.toFloat(0), 0f);
    assertBits(format.toFloat(0x8000), -0f);
  }

  @ParameterizedTest
  @EnumSource
  void infinitiesAndNaN(Format format) {
    assertBits(format.toFloat(format.infinity), Float.POSITIVE_INFINITY);
    assertBits(format.toFloat(format.infinity | 0x8000), Float.NEGATIVE_INFINITY);
    assertThat(format.fromFloat(Float.POSITIVE_INFINITY)).isEqualTo(format.infinity);
    assertThat(format.fromFloat(Float.NEGATIVE_INFINITY)).isEqualTo(format.infinity | 0x8000);
    for (int magnitude = format.infinity + 1; magnitude <= 0x7fff; magnitude++) {
      for (int sign : new int[] {0, 0x8000}) {
        float nan = format.toFloat(magnitude | sign);
        assertThat(nan).isNaN();
        assertThat(Float.floatToRawIntBits(nan) >>> 31).isEqualTo(sign >>> 15);
        int quiet = 1 << (format.fractionBits - 1);
        assertThat(format.fromFloat(nan)).isEqualTo(magnitude | sign | quiet);
      }
    }
    // NaN whose fraction lies wholly in the bits that are cut off, or would carry into the sign.
    for (int bits : new int[] {0x7f80_0001, 0xff80_0001, 0x7fff_ffff, 0xffff_ffff}) {
      int back = format.fromFloat(Float.intBitsToFloat(bits));
      assertThat(back & 0x7fff).isGreaterThan(format.infinity);
      assertThat(back >>> 15).isEqualTo(bits >>> 31);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void midpointsGoToTheEvenNeighbourAndTheirNeighboursToTheNearer(Format format) {
    for (int magnitude = 0; magnitude < format.infinity; magnitude++) {
      BigDecimal sum = format.value(magnitude).add(format.value(magnitude + 1));
      float midpoint = sum.divide(BigDecimal.valueOf(2)).floatValue();
      assertThat(new BigDecimal(midpoint).multiply(BigDecimal.valueOf(2)))
          .isEqualByComparingTo(sum);
      assertRounds(format, midpoint, magnitude + magnitude % 2);
      assertRounds(format, Math.nextDown(midpoint), magnitude);
      assertRounds(format, Math.nextUp(midpoint), magnitude + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void anyFloatGoesToTheNearest(Format format) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      // Half of them of all sizes, half of those that the smaller format can hold.
      float value = Float.intBitsToFloat(random.nextInt(0, 0x7f80_0000));
      float moderate = Math.scalb(1 + (float) random.nextDouble(), random.nextInt(-28, 18));
      assertRounds(format, value, format.nearest(value));
      assertRounds(format, moderate, format.nearest(moderate));
    }
  }

  @Test
  void overflowBeginsHalfwayBeyondTheLargest() {
    assertThat(Float16.toFloat(Float16.fromFloat(Math.nextDown(65520f)))).isEqualTo(65504f);
    assertThat(Float16.toFloat(Float16.fromFloat(65520f))).isEqualTo(Float.POSITIVE_INFINITY);
    float border = 0x1.ffp127f;
    assertThat(Bfloat16.toFloat(Bfloat16.fromFloat(Math.nextDown(border)))).isEqualTo(0x1.fep127f);
    assertThat(Bfloat16.toFloat(Bfloat16.fromFloat(border))).isEqualTo(Float.POSITIVE_INFINITY);
  }

  private static void assertRounds(Format format, float positive, int expected) {
    assertThat(format.fromFloat(positive)).as("%s", positive).isEqualTo(expected);
    assertThat(format.fromFloat(-positive)).as("-%s", positive).isEqualTo(expected | 0x8000);
  }

  private static void assertBits(float actual, float expected) {
    assertThat(Float.floatToRawIntBits(actual)).isEqualTo(Float.floatToRawIntBits(expected));
  }
}
