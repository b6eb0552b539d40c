package io.lossmith.processor.generated;

import java.util.List;
import java.util.stream.Stream;

/**
 * Options of a JVM that compiles the code under test after a few calls, before the next one. What
 * else a test runs is compiled as always: early, it would take more of the compiler's time than the
 * code under test.
 */
final class CompiledSoon {
  private static final List<String> UNDER_TEST =
      List.of(
          "generated.*",
          "io.lossmith.LogSumExp*",
          "io.lossmith.exact.*",
          "io.lossmith.kernel.*",
          "io.lossmith.polynomial.*",
          "io.lossmith.vector.*");

  private CompiledSoon() {}

  /**
   * The options.
   *
   * @param scale by how much HotSpot's thresholds are smaller
   */
  static List<String> scaledBy(double scale) {
    // Printed among the test's lines otherwise.
    Stream<String> always = Stream.of("-Xbatch", "-XX:CompileCommand=quiet");
    Stream<String> thresholds =
        UNDER_TEST.stream()
            .map(
                classes ->
                    "-XX:CompileCommand=CompileThresholdScaling," + classes + "::*," + scale);
    return Stream.concat(always, thresholds).toList();
  }
}
