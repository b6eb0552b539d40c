package io.lossmith.demo;

import io.lossmith.demo.data.ImageData;
import io.lossmith.demo.data.InvalidInputException;
import io.lossmith.demo.model.DigitModelLoss;
import io.lossmith.demo.service.load.Load;
import io.lossmith.demo.service.load.LoadPlan;
import io.lossmith.demo.service.load.LoadResult;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Puts a running service under load and prints what it can do. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    description = "Puts a service of this machine under load, and measures.")
final class LoadCommand implements Callable<Integer> {
  private static final int MAXIMUM_CONNECTIONS = 256;
  private static final int MAXIMUM_SECONDS = 3_600;
  private static final long MAXIMUM_REQUESTS = 100_000_000;
  private static final double NANOS_PER_MICRO = 1e3;
  private static final double MEBIBYTE = 1 << 20;

  private final PrintWriter out;

  @Option(names = "--service", paramLabel = "URL", description = "where the service is")
  private URI service = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--connections",
      paramLabel = "N",
      split = ",",
      description = "connections at once, a run for each number")
  private List<Integer> connections = List.of(1, 8, 64);

  @Option(
      names = "--learn",
      paramLabel = "PERCENT",
      split = ",",
      description = "share of requests that learn, again a run for each")
  private List<Integer> learn = List.of(0, 10);

  @Option(names = "--seconds", paramLabel = "N", description = "time of a run")
  private int seconds = 10;

  @Option(names = "--requests", paramLabel = "N", description = "stops a run after that many")
  private long requests = 1_000_000;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "makes all runs that many times, to see whether memory grows")
  private int repeat = 1;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "file with the service's token; none if absent")
  private @Nullable Path tokenFile;

  LoadCommand(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    connections.forEach(count -> requireRange("--connections", count, 1, MAXIMUM_CONNECTIONS));
    learn.forEach(percent -> requireRange("--learn", percent, 0, 100));
    requireRange("--seconds", seconds, 1, MAXIMUM_SECONDS);
    requireRange("--requests", requests, 1, MAXIMUM_REQUESTS);
    requireRange("--repeat", repeat, 1, MAXIMUM_SECONDS);
    Load load =
        new Load(
            service,
            TokenFile.read(tokenFile).orElse(""),
            ImageData.bundled(DigitModelLoss.CLASSES).test());
    out.println(
        "                          time of a request, microseconds           in generated code   server, MiB");
    out.println(
        "connections learn  req/s      p50      p99    p99.9      max errors     ns a req  share   heap    RSS");
    long errors = 0;
    for (int i = 0; i < repeat; i++) {
      for (int percent : learn) {
        for (int count : connections) {
          LoadResult result =
              load.run(new LoadPlan(count, percent, Duration.ofSeconds(seconds), requests));
          print(count, percent, result);
          errors += result.errors();
        }
      }
    }
    return errors == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(int count, int percent, LoadResult result) {
    Histogram times = result.times();
    out.println(
        String.format(
            Locale.ROOT,
            "%11d %3d %% %6.0f %8.0f %8.0f %8.0f %8.0f %6d %12.0f %5.2f%% %6.1f %6.1f",
            count,
            percent,
            result.requestsPerSecond(),
            times.getValueAtPercentile(50) / NANOS_PER_MICRO,
            times.getValueAtPercentile(99) / NANOS_PER_MICRO,
            times.getValueAtPercentile(99.9) / NANOS_PER_MICRO,
            times.getMaxValue() / NANOS_PER_MICRO,
            result.errors(),
            result.lossNanos(),
            100 * result.lossShare(),
            result.heapBytes() / MEBIBYTE,
            result.residentBytes() / MEBIBYTE));
  }

  private static void requireRange(String option, long value, long minimum, long maximum) {
    if (value < minimum || value > maximum) {
      throw new InvalidInputException(
          option + " is " + value + "; it must be " + minimum + " to " + maximum);
    }
  }
}
