package io.lossmith;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link LogLossAccumulator}: NaN, infinities, zeros, and sums beyond the range of a double. */
class LogLossSpecialValuesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final LogLossAccumulator accumulator = new LogLossAccumulator();

  @Test
  void nanIsCountedAndNotHidden() {
    accumulator.add(2, true);
    accumulator.add(new float[] {Float.NaN, 1f});
    accumulator.add(INFINITY);
    assertThat(accumulator.nanCount()).isEqualTo(1);
    assertThat(accumulator.infiniteCount()).isEqualTo(1);
    assertThat(accumulator.count()).isEqualTo(4);
    assertThat(accumulator.weight()).isEqualTo(4d);
    for (double result :
        List.of(
            accumulator.sum(),
            accumulator.mean(),
            accumulator.perplexity(),
            accumulator.minimum(),
            accumulator.maximum())) {
      assertThat(result).isNaN();
    }
    assertThat(accumulator.accuracy()).isEqualTo(1d);
    accumulator.add(Double.NaN, 0);
    assertThat(accumulator.nanCount()).isEqualTo(2);
    assertThat(LogLossAccumulator.fromBytes(accumulator.toBytes())).isEqualTo(accumulator);
  }

  @Test
  void infinitiesDecideTheSum() {
    accumulator.add(2);
    accumulator.add(-INFINITY, 0.5);
    assertThat(accumulator.sum()).isEqualTo(-INFINITY);
    assertThat(accumulator.mean()).isEqualTo(-INFINITY);
    assertThat(accumulator.perplexity()).isEqualTo(0d);
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(2d);
    assertThat(accumulator.infiniteCount()).isEqualTo(1);

    LogLossAccumulator positive = new LogLossAccumulator();
    positive.add(new float[] {Float.POSITIVE_INFINITY, 1f}, new float[] {1f, 1f});
    assertThat(positive.sum()).isEqualTo(INFINITY);
    assertThat(positive.mean()).isEqualTo(INFINITY);
    assertThat(positive.minimum()).isEqualTo(1d);
    assertThat(positive.maximum()).isEqualTo(INFINITY);

    accumulator.merge(positive);
    assertThat(accumulator.sum()).isNaN();
    assertThat(accumulator.mean()).isNaN();
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(INFINITY);
    assertThat(accumulator.infiniteCount()).isEqualTo(2);
    assertThat(accumulator.nanCount()).isZero();
  }

  @Test
  void aWeightOfZeroTakesAnInfiniteLossOutOfTheSum() {
    accumulator.add(3);
    accumulator.add(INFINITY, 0);
    accumulator.add(-INFINITY, -0d);
    assertThat(accumulator.sum()).isEqualTo(3d);
    assertThat(accumulator.mean()).isEqualTo(3d);
    assertThat(accumulator.infiniteCount()).isZero();
    assertThat(accumulator.count()).isEqualTo(3);
    assertThat(accumulator.minimum()).isEqualTo(-INFINITY);
    assertThat(accumulator.maximum()).isEqualTo(INFINITY);
    // An infinite product stays what it is.
    accumulator.addWeighted(INFINITY, 0);
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
  }

  @Test
  void weightsThatAreAllZeroHaveNoMean() {
    accumulator.add(3, 0);
    accumulator.addWeighted(1, 0);
    accumulator.addWeighted(INFINITY, 0);
    assertThat(accumulator.mean()).isNaN();
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
  }

  @Test
  void aMeanBeyondTheRangeOfItsSums() {
    accumulator.add(1e308, 1e10);
    accumulator.add(1e308, 1e10);
    assertThat(accumulator.sum()).isEqualTo(INFINITY);
    assertThat(accumulator.mean()).isEqualTo(1e308);
    accumulator.clear();
    accumulator.add(5e-324, 5e-324);
    assertThat(accumulator.sum()).isEqualTo(0d);
    assertThat(accumulator.mean()).isEqualTo(5e-324);
  }

  @Test
  void extremesTellTheZerosApart() {
    accumulator.add(0d);
    accumulator.add(-0d);
    assertThat(accumulator.minimum()).isEqualTo(Double.valueOf(-0d));
    assertThat(accumulator.maximum()).isEqualTo(Double.valueOf(0d));
    assertThat(accumulator.sum()).isEqualTo(Double.valueOf(0d));
  }
}
