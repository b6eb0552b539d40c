package io.lossmith.benchmark;

import io.lossmith.BatchLoss;
import io.lossmith.benchmark.contender.BatchSpecs;
import io.lossmith.benchmark.contender.PlainLoops;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Loss and gradient of a batch: the generated class beside the loops that one writes by hand. */
public class LossAndGradientBenchmark extends TimedBenchmark {
  @Param({"2", "3", "5", "10", "16", "32", "100", "1000"})
  public int classes;

  @Param({"1", "64", "4096"})
  public int rows;

  private BatchLoss loss = BatchSpecs.of(2);

  @Setup
  public void prepare() {
    loss = BatchSpecs.of(classes);
    makeData(rows, classes);
    float ours = lossmith();
    requireAgreement("textbook loop", textbookLoop(), ours);
    requireAgreement("tuned loop", tunedLoop(), ours);
  }

  /** The generated class. */
  @Benchmark
  public float lossmith() {
    return loss.lossAndGradient(logits, targets, output);
  }

  /** The loop of the textbook. */
  @Benchmark
  public float textbookLoop() {
    return PlainLoops.textbook(logits, targets, output, classes);
  }

  /** The loop of someone who has measured it. */
  @Benchmark
  public float tunedLoop() {
    return PlainLoops.tuned(logits, targets, output, classes);
  }
}
