package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** {@link FloatOrder} over all bit patterns. */
class FloatOrderTest {

  /** One of each kind in the stated order, from NaN with a negative sign to NaN with a positive. */
  private static final int[] ASCENDING = {
    0xffff_ffff,
    0xffc0_0000,
    0xff80_0001, // NaN with a negative sign
    0xff80_0000, // -Infinity
    0xff7f_ffff,
    0xbf80_0000,
    0x8080_0000,
    0x807f_ffff,
    0x8000_0001, // negative numbers
    0x8000_0000,
    0, // -0, +0
    1,
    0x007f_ffff,
    0x0080_0000,
    0x3f80_0000,
    0x7f7f_ffff, // positive numbers
    0x7f80_0000, // +Infinity
    0x7f80_0001,
    0x7fc0_0000,
    0x7fff_ffff // NaN
  };

  @Test
  void theStatedOrder() {
    for (int i = 1; i < ASCENDING.length; i++) {
      assertThat(key(ASCENDING[i - 1]))
          .as("%08x before %08x", ASCENDING[i - 1], ASCENDING[i])
          .isLessThan(key(ASCENDING[i]));
    }
  }

  @Test
  void theZerosAreNeighbours() {
    assertThat(FloatOrder.orderedKey(0f)).isZero();
    assertThat(FloatOrder.orderedKey(-0f)).isEqualTo(-1);
  }

  @Property(tries = 20_000)
  void numbersKeepTheirOrder(@ForAll int first, @ForAll int second) {
    float a = Float.intBitsToFloat(first);
    float b = Float.intBitsToFloat(second);
    if (a < b) {
      assertThat(key(first)).isLessThan(key(second));
    } else if (a > b) {
      assertThat(key(first)).isGreaterThan(key(second));
    } else if (a == b && a != 0) {
      assertThat(key(first)).isEqualTo(key(second));
    }
  }

  @Property(tries = 20_000)
  void neighboursHaveNeighbouringKeys(@ForAll float value) {
    // Upwards of a negative subnormal number lies -0, and above that +0: nextUp knows one zero.
    float next = value < 0 ? -Math.nextDown(-value) : Math.nextUp(value + 0f);
    if (next != value) {
      assertThat(FloatOrder.orderedKey(next)).isEqualTo(FloatOrder.orderedKey(value + 0f) + 1);
    }
  }

  @Property(tries = 20_000)
  void theMappingIsItsOwnInverse(@ForAll int bits) {
    float back = FloatOrder.fromOrderedKey(key(bits));
    assertThat(Float.floatToRawIntBits(back)).isEqualTo(bits);
    assertThat(key(key(bits))).isEqualTo(bits);
  }

  /** Widened, a float is a double: one order must be the other. */
  @Property(tries = 20_000)
  void doublesAreOrderedAsFloatsAre(@ForAll float a, @ForAll float b) {
    assertThat(Long.compare(FloatOrder.orderedKey((double) a), FloatOrder.orderedKey((double) b)))
        .isEqualTo(Integer.compare(FloatOrder.orderedKey(a), FloatOrder.orderedKey(b)));
  }

  @Property(tries = 20_000)
  void doublesKeepTheirOrder(@ForAll long first, @ForAll long second) {
    double a = Double.longBitsToDouble(first);
    double b = Double.longBitsToDouble(second);
    if (!Double.isNaN(a) && !Double.isNaN(b)) {
      assertThat(Long.compare(FloatOrder.orderedKey(a), FloatOrder.orderedKey(b)))
          .isEqualTo(Double.compare(a, b));
    }
  }

  @Test
  void nanOfEitherSignLiesOutsideTheInfinities() {
    long infinity = FloatOrder.orderedKey(Double.POSITIVE_INFINITY);
    long negativeInfinity = FloatOrder.orderedKey(Double.NEGATIVE_INFINITY);
    assertThat(FloatOrder.orderedKey(Double.NaN)).isGreaterThan(infinity);
    assertThat(FloatOrder.orderedKey(Double.longBitsToDouble(0xfff8_0000_0000_0000L)))
        .isLessThan(negativeInfinity);
    assertThat(FloatOrder.orderedKey(0d)).isZero();
    assertThat(FloatOrder.orderedKey(-0d)).isEqualTo(-1);
  }

  @Property(tries = 20_000)
  void theMappingOfDoublesIsItsOwnInverse(@ForAll long bits) {
    long key = FloatOrder.orderedKey(Double.longBitsToDouble(bits));
    double back = FloatOrder.fromOrderedKey(key);
    assertThat(Double.doubleToRawLongBits(back)).isEqualTo(bits);
  }

  private static int key(int bits) {
    return FloatOrder.orderedKey(Float.intBitsToFloat(bits));
  }
}
