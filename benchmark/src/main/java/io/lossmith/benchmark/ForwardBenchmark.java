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

/** The other methods of a generated class. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class ForwardBenchmark {
  @Param({"3", "10", "100", "1000"})
  public int classes;

  @Param({"64"})
  public int rows;

  private BatchLoss loss = Specs.batch(2);
  private float[] logits = {};
  private int[] targets = {};
  private float[] output = {};
  private float[] rowOutput = {};

  @Setup
  public void prepare() {
    loss = Specs.batch(classes);
    BatchData data = BatchData.random(rows, classes);
    logits = data.logits();
    targets = data.targets();
    output = new float[logits.length];
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
