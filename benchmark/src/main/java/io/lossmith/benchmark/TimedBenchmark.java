package io.lossmith.benchmark;

import io.lossmith.Lossmith;
import io.lossmith.benchmark.contender.BatchData;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How every benchmark is timed, and what all of them are given. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 7, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public abstract class TimedBenchmark {
  /** How far two contenders' losses may lie apart, relatively, before nothing is measured. */
  private static final float AGREEMENT = 1e-5f;

  /** [rows][classes] values. */
  protected float[] logits = {};

  /** [rows] values. */
  protected int[] targets = {};

  /** Room for [rows][classes] values. */
  protected float[] output = {};

  /** Makes the same data for every contender, and waits until SIMD kernels are compiled. */
  protected final void makeData(int rows, int classes) {
    Lossmith.warmUp();
    BatchData data = BatchData.random(rows, classes);
    logits = data.logits();
    targets = data.targets();
    output = new float[logits.length];
  }

  /** Compares results before anything is measured: a benchmark of different ones means nothing. */
  protected static void requireAgreement(String who, float theirs, float ours) {
    if (!(Math.abs(theirs - ours) <= AGREEMENT * Math.abs(ours))) {
      throw new IllegalStateException(who + " gives " + theirs + ", the generated class " + ours);
    }
  }
}
