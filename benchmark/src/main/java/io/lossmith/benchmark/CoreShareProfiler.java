package io.lossmith.benchmark;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;

/** Reports the {@link CoreShare} of a {@link ContenderBenchmark}, the mean of its iterations. */
public final class CoreShareProfiler implements InternalProfiler {
  private static final String LABEL = "core.share";

  /** What the profiler reported, 0 to 1. */
  public static double of(RunResult result) {
    Result<?> share = result.getSecondaryResults().get(LABEL);
    if (share == null) {
      throw new IllegalStateException("JMH reports no " + LABEL);
    }
    return share.getScore();
  }

  @Override
  public String getDescription() {
    return "How much of the time the measured thread had its core, 0 to 1";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    // The measured thread starts the clock.
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return List.of(new ScalarResult(LABEL, CoreShare.ofIteration(), "of 1", AggregationPolicy.AVG));
  }
}
