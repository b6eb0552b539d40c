package io.lossmith.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contenders compute the same thing: a benchmark of different results would mean nothing. */
class PlainLoopsTest {
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10, 16, 32, 100, 1000})
  void agreeWithTheGeneratedClass(int classes) {
    BatchData data = BatchData.random(7, classes);
    float[] ours = new float[data.logits().length];
    float[] textbook = new float[ours.length];
    float[] tuned = new float[ours.length];
    float loss = BatchSpecs.of(classes).lossAndGradient(data.logits(), data.targets(), ours);

    assertThat(PlainLoops.textbook(data.logits(), data.targets(), textbook, classes))
        .isCloseTo(loss, within(1e-5f));
    assertThat(PlainLoops.tuned(data.logits(), data.targets(), tuned, classes))
        .isCloseTo(loss, within(1e-5f));
    assertThat(textbook).containsExactly(ours, within(1e-7f));
    assertThat(tuned).containsExactly(ours, within(1e-7f));
  }
}
