package io.lossmith.demo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomFloatsTest {
  @Test
  void aShuffleKeepsEveryValue() {
    int[] values = IntStream.range(0, 1000).toArray();
    RandomFloats.shuffle(new SplittableRandom(1), values);
    assertThat(values).isNotEqualTo(IntStream.range(0, 1000).toArray());
    assertThat(IntStream.of(values).sorted().toArray())
        .isEqualTo(IntStream.range(0, 1000).toArray());
  }

  @Test
  void everyOrderOfThreeIsAboutAsLikely() {
    SplittableRandom random = new SplittableRandom(2);
    int[] counts = new int[27];
    for (int i = 0; i < 6000; i++) {
      int[] values = {0, 1, 2};
      RandomFloats.shuffle(random, values);
      counts[9 * values[0] + 3 * values[1] + values[2]]++;
    }
    // Six orders, expected 1000 times each, with a standard deviation of 29.
    assertThat(IntStream.of(counts).filter(count -> count > 0)).hasSize(6);
    assertThat(IntStream.of(counts).filter(count -> count > 0).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(850, 1150));
  }

  @Test
  void floatsFillTheirInterval() {
    SplittableRandom random = new SplittableRandom(3);
    double sum = 0;
    float least = 0;
    float greatest = 0;
    for (int i = 0; i < 100_000; i++) {
      float value = RandomFloats.symmetric(random, 0.5f);
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertThat(least).isBetween(-0.5f, -0.499f);
    assertThat(greatest).isBetween(0.499f, 0.5f);
    assertThat(sum / 100_000).isBetween(-0.005, 0.005);
  }
}
