package io.lossmith.benchmark;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import io.lossmith.benchmark.contender.Contenders;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Reports what served the generated classes in the JVM that was measured: {@link
 * Lossmith#backend()} before each iteration that counts, in bits a vector. The narrowest stands for
 * the run.
 */
public final class BackendProfiler implements InternalProfiler {
  private static final String LABEL = "lossmith.backend";

  private int bits;

  /**
   * What the profiler reported.
   *
   * @return empty from a JVM that measured somebody else
   */
  public static Optional<Backend> of(RunResult result) {
    return Optional.ofNullable(result.getSecondaryResults().get(LABEL))
        .map(reported -> of(reported.getScore()));
  }

  private static Backend of(double bits) {
    return Arrays.stream(Backend.values())
        .filter(backend -> backend.bits() == bits)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no backend of " + bits + " bits"));
  }

  @Override
  public String getDescription() {
    return "What serves the generated classes: bits a vector, 0 for scalar code";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    if (counts(benchmark, iteration)) {
      bits = Lossmith.backend().bits();
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return counts(benchmark, iteration)
        ? List.of(new ScalarResult(LABEL, bits, "bits", AggregationPolicy.MIN))
        : List.of();
  }

  /** A peer's JVM is not asked: the question would have our kernels compiled there. */
  private static boolean counts(BenchmarkParams benchmark, IterationParams iteration) {
    String contender = benchmark.getParam("contender");
    return iteration.getType() == IterationType.MEASUREMENT
        && (contender == null || Contenders.isOurs(contender));
  }
}
