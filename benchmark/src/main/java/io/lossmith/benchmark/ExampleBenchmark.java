package io.lossmith.benchmark;

import io.lossmith.ExampleLoss;
import io.lossmith.benchmark.contender.ExampleSpecs;
import io.lossmith.benchmark.contender.PlainLoops;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Loss and gradient of one example a call: what a service or online learning pays. */
public class ExampleBenchmark extends TimedBenchmark {
  @Param({"2", "3", "5", "10", "16", "32", "100", "1000"})
  public int classes;

  private ExampleLoss loss = ExampleSpecs.of(2);

  @Setup
  public void prepare() {
    loss = ExampleSpecs.of(classes);
    makeData(1, classes);
    float ours = lossmith();
    requireAgreement("textbook loop", textbookLoop(), ours);
    requireAgreement("tuned loop", tunedLoop(), ours);
  }

  /** The generated class. */
  @Benchmark
  public float lossmith() {
    return loss.lossAndGradient(logits, targets[0], output);
  }

  /** The loop of the textbook, over a batch of one. */
  @Benchmark
  public float textbookLoop() {
    return PlainLoops.textbook(logits, targets, output, classes);
  }

  /** The loop of someone who has measured it, over a batch of one. */
  @Benchmark
  public float tunedLoop() {
    return PlainLoops.tuned(logits, targets, output, classes);
  }
}
