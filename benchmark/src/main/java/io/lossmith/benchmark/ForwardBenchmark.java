package io.lossmith.benchmark;

import io.lossmith.BatchLoss;
import io.lossmith.benchmark.contender.BatchSpecs;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** The other methods of a generated class. */
public class ForwardBenchmark extends TimedBenchmark {
  @Param({"3", "10", "100", "1000"})
  public int classes;

  @Param("64")
  public int rows;

  private BatchLoss loss = BatchSpecs.of(2);
  private float[] rowOutput = {};

  @Setup
  public void prepare() {
    loss = BatchSpecs.of(classes);
    makeData(rows, classes);
    rowOutput = new float[rows];
  }

  @Benchmark
  public float loss() {
    return loss.loss(logits, targets);
  }

  @Benchmark
  public float[] softmax() {
    loss.softmax(logits, output);
    return output;
  }

  @Benchmark
  public float[] logSoftmax() {
    loss.logSoftmax(logits, output);
    return output;
  }

  @Benchmark
  public float[] logSumExp() {
    loss.logSumExp(logits, rowOutput);
    return rowOutput;
  }

  @Benchmark
  public int countCorrect() {
    return loss.countCorrect(logits, targets);
  }
}
