package io.lossmith.benchmark.compare;

import io.lossmith.benchmark.BackendProfiler;
import io.lossmith.benchmark.ContenderBenchmark;
import io.lossmith.benchmark.CoreShareProfiler;
import io.lossmith.benchmark.contender.Contender;
import io.lossmith.benchmark.jvm.JvmOptions;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/** Has JMH measure one contender in one cell. */
final class CellRunner {
  private static final String BYTES = "gc.alloc.rate.norm";
  private static final int MEDIAN = 50;

  /**
   * What JMH allocates an iteration, at most, as seen where the code measured allocates nothing.
   */
  private static final double BYTES_OF_JMH = 8192;

  private final JvmOptions jvm;
  private final Timing timing;
  private final Path logs;

  CellRunner(JvmOptions jvm, Timing timing, Path logs) {
    this.jvm = jvm;
    this.timing = timing;
    this.logs = logs;
  }

  /**
   * Measures; again, where something else ran on the core meanwhile.
   *
   * @throws RunnerException if the contender fails or disagrees; the log says how
   */
  Measurement run(Cell cell, Contender contender) throws RunnerException {
    return CoreShares.best(() -> runOnce(cell, contender));
  }

  private Measurement runOnce(Cell cell, Contender contender) throws RunnerException {
    RunResult result = new Runner(options(cell, contender)).runSingle();
    Statistics statistics = result.getPrimaryResult().getStatistics();
    double median = statistics.getPercentile(MEDIAN);
    return new Measurement(
        cell,
        contender.name(),
        median,
        statistics.getMin(),
        statistics.getMax(),
        bytes(result),
        BYTES_OF_JMH / timing.callsAnIteration(statistics.getMax()),
        BackendProfiler.of(result).orElse(null),
        CoreShareProfiler.of(result));
  }

  private static double bytes(RunResult result) {
    Result<?> bytes = result.getSecondaryResults().get(BYTES);
    if (bytes == null) {
      throw new IllegalStateException("JMH's gc profiler reports no " + BYTES + " on this JVM");
    }
    return bytes.getScore();
  }

  /** Where JMH writes what it does. */
  Path log(Cell cell, Contender contender) {
    return logs.resolve(
        String.format(
            Locale.ROOT,
            "%s-%d-%d-%s.txt",
            cell.method(),
            cell.classes(),
            cell.rows(),
            contender.name().replace(':', '-')));
  }

  private Options options(Cell cell, Contender contender) {
    return new OptionsBuilder()
        .include("^" + ContenderBenchmark.class.getName().replace(".", "\\.") + "\\.call$")
        .param("method", cell.method().toString())
        .param("classes", Integer.toString(cell.classes()))
        .param("rows", Integer.toString(cell.rows()))
        .param("contender", contender.name())
        .forks(1)
        .warmupIterations(timing.warmUps())
        .warmupTime(TimeValue.milliseconds(timing.milliseconds()))
        .measurementIterations(timing.iterations())
        .measurementTime(TimeValue.milliseconds(timing.milliseconds()))
        // Around the other one, which would count what the question allocates.
        .addProfiler(BackendProfiler.class)
        .addProfiler(CoreShareProfiler.class)
        .addProfiler(GCProfiler.class)
        .jvm(jvm.java())
        .jvmArgsAppend(jvm.arguments().toArray(String[]::new))
        .shouldFailOnError(true)
        .output(log(cell, contender).toString())
        .build();
  }
}
