package io.lossmith.benchmark;

import io.lossmith.Lossmith;
import io.lossmith.benchmark.contender.Agreement;
import io.lossmith.benchmark.contender.BatchData;
import io.lossmith.benchmark.contender.Call;
import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.contender.Contenders;
import io.lossmith.benchmark.contender.Method;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One method of one contender on one shape: a cell of the comparison's grid. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
public class ContenderBenchmark {
  @Param("lossAndGradient")
  public String method = "";

  @Param("10")
  public int classes;

  @Param("64")
  public int rows;

  @Param("lossmith")
  public String contender = "";

  private Call call = new Unprepared();

  @Setup
  public void prepare() throws Exception {
    Method timed = Method.of(method);
    BatchData data = BatchData.random(rows, classes);
    Contender chosen = Contenders.named(contender);
    call = chosen.prepare(timed, data);
    if (Contenders.isOurs(contender)) {
      // For all kernels, which would else be compiled while a class that uses none is measured.
      Lossmith.warmUp();
    }
    call.warmUp();
    Agreement.require(chosen, call, timed, data);
  }

  @Setup(Level.Iteration)
  public void startShare() {
    CoreShare.start();
  }

  @TearDown(Level.Iteration)
  public void stopShare() {
    CoreShare.stop();
  }

  @Benchmark
  public float call() throws Exception {
    return call.run();
  }

  @TearDown
  public void close() {
    call.close();
  }

  /** Stands in the field until the set-up has run. */
  private static final class Unprepared implements Call {
    @Override
    public float run() {
      throw new IllegalStateException("called before the set-up");
    }

    @Override
    public float[] values() {
      throw new IllegalStateException("called before the set-up");
    }
  }
}
