package io.lossmith.benchmark;

import io.lossmith.BatchLoss;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Loss and gradient of a batch: the generated class beside the loops that one writes by hand. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class LossAndGradientBenchmark {
  /** How far two contenders' losses may lie apart, relatively, before nothing is measured. */
  private static final float AGREEMENT = 1e-5f;

  @Param({"2", "3", "5", "10", "16", "32", "100", "1000"})
  public int classes;

  @Param({"1", "64", "4096"})
  public int rows;

  private BatchLoss loss = Specs.batch(2);
  private float[] logits = {};
  private int[] targets = {};
  private float[] gradient = {};

  /** Makes the data, and compares the results before anything is measured. */
  @Setup
  public void prepare() {
    loss = Specs.batch(classes);
    BatchData data = BatchData.random(rows, classes);
    logits = data.logits();
    targets = data.targets();
    gradient = new float[logits.length];
    float ours = lossmith();
    requireAgreement("textbook loop", textbookLoop(), ours);
    requireAgreement("tuned loop", tunedLoop(), ours);
  }

  /** The generated class. */
  @Benchmark
  public float lossmith() {
    return loss.lossAndGradient(logits, targets, gradient);
  }

  /** The loop of the textbook. */
  @Benchmark
  public float textbookLoop() {
    return PlainLoops.textbook(logits, targets, gradient, classes);
  }

  /** The loop of someone who has measured it. */
  @Benchmark
  public float tunedLoop() {
    return PlainLoops.tuned(logits, targets, gradient, classes);
  }

  private static void requireAgreement(String who, float theirs, float ours) {
    if (!(Math.abs(theirs - ours) <= AGREEMENT * Math.abs(ours))) {
      throw new IllegalStateException(who + " gives " + theirs + ", the generated class " + ours);
    }
  }
}
