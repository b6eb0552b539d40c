package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What generated classes warm up on: valid, and different enough. */
class WarmUpValuesTest {

  @Test
  void numbersAreOfEitherSignAndDifferent() {
    float[] floats = new float[97];
    double[] doubles = new double[97];
    short[] halves = new short[97];
    WarmUpValues.vary(floats);
    WarmUpValues.vary(doubles);
    WarmUpValues.vary(halves);
    assertThat(floats).doesNotHaveDuplicates().contains(-4.8f, 0f, 4.8f);
    assertThat(doubles).doesNotHaveDuplicates();
    for (int i = 0; i < halves.length; i++) {
      float half = Float16.toFloat(halves[i]);
      assertThat(half).isBetween(-1f, 1f);
      assertThat(half < 0).isEqualTo(floats[i] < 0);
    }
  }

  @Test
  void targetsReachFromTheFirstClassToTheLast() {
    int[] targets = new int[5];
    WarmUpValues.spread(targets, 1000, true);
    assertThat(targets).containsExactly(0, 249, 499, 749, 999);
    WarmUpValues.spread(targets, 1000, false);
    assertThat(targets).containsExactly(999, 750, 500, 250, 0);
  }

  @Test
  void aSingleTargetIsTheOneThatIsNotIgnored() {
    int[] target = {7};
    WarmUpValues.spread(target, 10, true);
    assertThat(target).containsExactly(0);
    WarmUpValues.spread(target, 10, false);
    assertThat(target).containsExactly(9);
  }

  @Test
  void sharesOfARowSumToOne() {
    float[] floats = new float[4];
    double[] doubles = new double[4];
    WarmUpValues.share(floats, 4);
    WarmUpValues.share(doubles, 4);
    assertThat(floats).containsExactly(0f, 0.5f, 0f, 0.5f);
    assertThat(doubles).containsExactly(0d, 0.5, 0d, 0.5);
  }
}
