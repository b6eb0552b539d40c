package io.lossmith.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link BinaryTargets}: what passes, and the text of every message. */
class BinaryTargetsTest {

  @Test
  void zerosAndOnesPass() {
    assertThatCode(() -> BinaryTargets.check(new int[] {5, 0, 1, 1, 5}, 1, 3))
        .doesNotThrowAnyException();
    assertThatCode(() -> BinaryTargets.check(new int[] {5, 0, -9, 1, 5}, 1, 3, -9))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, -1, 3, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void whatElseIsRefused(int target) {
    int[] targets = {0, 0, 1, target, target};
    assertThatThrownBy(() -> BinaryTargets.check(targets, 1, 4))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("targets[3] is " + target + "; a target is 0 or 1");
    assertThatThrownBy(() -> BinaryTargets.check(targets, 1, 4, -9))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("targets[3] is " + target + "; a target is 0 or 1, or -9 to be ignored");
  }

  @Test
  void probabilitiesPassEvenNextToWhatIsNone() {
    double[] doubles = {7, 0, 1, Double.MIN_VALUE, -0d, 0.5, 7};
    assertThatCode(() -> BinaryTargets.check(doubles, 1, 5)).doesNotThrowAnyException();
    float[] floats = {7, 0, 1, Float.MIN_VALUE, -0f, 0.5f, 7};
    assertThatCode(() -> BinaryTargets.check(floats, 1, 5)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-9, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
  void whatIsNoProbabilityIsRefused(double target) {
    String rule = "; a target is the probability that its class is there, 0 to 1";
    assertThatThrownBy(() -> BinaryTargets.check(new double[] {7, 0, target, 7}, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("targets[2] is " + target + rule);
    assertThatThrownBy(() -> BinaryTargets.check(new float[] {7, 1, (float) target, 7}, 1, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("targets[2] is " + (float) target + rule);
  }

  @Test
  void keptAreAllButTheIgnored() {
    assertThat(BinaryTargets.kept(new int[] {0, 0, 1, -9, 1, 0}, 1, 4, -9)).isEqualTo(3);
    assertThat(BinaryTargets.kept(new int[] {0, 0, 1, 1}, 0, 4, 0)).isEqualTo(2);
    assertThat(BinaryTargets.kept(new int[0], 0, 0, 0)).isZero();
  }
}
