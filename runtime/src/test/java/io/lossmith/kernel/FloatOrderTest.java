package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** {@link FloatOrder} over all kinds of bit patterns. */
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
    for (int lower = 0; lower < ASCENDING.length; lower++) {
      for (int upper = lower; upper < ASCENDING.length; upper++) {
        assertThat(greatest(ASCENDING[lower], ASCENDING[upper]))
            .as("%08x and %08x", ASCENDING[lower], ASCENDING[upper])
            .isEqualTo(ASCENDING[upper]);
      }
    }
  }

  @Property(tries = 20_000)
  void theGreatestOfNumbersIsTheirMaximum(@ForAll float first, @ForAll float second) {
    int bits = greatest(Float.floatToRawIntBits(first), Float.floatToRawIntBits(second));
    assertThat(bits).isEqualTo(Float.floatToRawIntBits(Math.max(first, second)));
  }

  @Property(tries = 20_000)
  void theGreatestOfDoublesIsTheirMaximum(@ForAll double first, @ForAll double second) {
    long a = Double.doubleToRawLongBits(first);
    long b = Double.doubleToRawLongBits(second);
    double greatest = FloatOrder.greatest(Math.max(a, b), Math.min(a, b));
    assertThat(Double.doubleToRawLongBits(greatest))
        .isEqualTo(Double.doubleToRawLongBits(Math.max(first, second)));
  }

  private static int greatest(int first, int second) {
    float greatest = FloatOrder.greatest(Math.max(first, second), Math.min(first, second));
    return Float.floatToRawIntBits(greatest);
  }
}
