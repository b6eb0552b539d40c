package io.lossmith.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.benchmark.contender.BatchData;
import org.junit.jupiter.api.Test;

/** The contender computes the same thing: a benchmark of different results would mean nothing. */
class PlainSigmoidTest {
  private static final int ROWS = 64;
  private static final int CLASSES = 20;

  @Test
  void agreesWithTheGeneratedClass() {
    float[] logits = BatchData.random(ROWS, CLASSES).logits();
    int[] targets = new int[logits.length];
    for (int i = 0; i < targets.length; i += 3) {
      targets[i] = 1;
    }
    float[] ours = new float[logits.length];
    float[] plain = new float[logits.length];
    float loss = new SigmoidSpecs_PlainLoss().lossAndGradient(logits, targets, ours);

    assertThat(PlainSigmoid.lossAndGradient(logits, targets, plain)).isCloseTo(loss, within(1e-5f));
    assertThat(plain).containsExactly(ours, within(1e-7f));
  }

  @Test
  void everyContenderRuns() {
    SigmoidBenchmark benchmark = new SigmoidBenchmark();
    benchmark.prepare();
    assertThat(
            new float[] {
              benchmark.binary(),
              benchmark.positiveWeights(),
              benchmark.ignoreIndex(),
              benchmark.labelSmoothing(),
              benchmark.sampleWeights(),
              benchmark.focalGamma()
            })
        .doesNotContain(Float.NaN);
  }
}
