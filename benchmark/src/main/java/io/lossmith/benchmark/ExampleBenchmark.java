package io.lossmith.benchmark;

import io.lossmith.ExampleLoss;
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

/** Loss and gradient of one example a call: what a service or online learning pays. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ExampleBenchmark {
  @Param({"2", "3", "5", "10", "16", "32", "100", "1000"})
  public int classes;

  private ExampleLoss loss = Specs.example(2);
  private float[] logits = {};
  private int[] targets = {};
  private float[] gradient = {};

  @Setup
  public void prepare() {
    loss = Specs.example(classes);
    BatchData data = BatchData.random(1, classes);
    logits = data.logits();
    targets = data.targets();
    gradient = new float[classes];
  }

  /** The generated class. */
  @Benchmark
  public float lossmith() {
    return loss.lossAndGradient(logits, targets[0], gradient);
  }

  /** The loop of the textbook, over a batch of one. */
  @Benchmark
  public float textbookLoop() {
    return PlainLoops.textbook(logits, targets, gradient, classes);
  }

  /** The loop of someone who has measured it, over a batch of one. */
  @Benchmark
  public float tunedLoop() {
    return PlainLoops.tuned(logits, targets, gradient, classes);
  }
}
