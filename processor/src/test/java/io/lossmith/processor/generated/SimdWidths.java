package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The widths of the SIMD kernels on this CPU, and the JVM option that has each. */
final class SimdWidths {

  /** What every JVM with SIMD kernels is started with. */
  static final List<String> MODULE = List.of("--add-modules", "jdk.incubator.vector");

  /** Has the kernels serve from the first call on. */
  static final String ON = "-Dlossmith.simd=on";

  private static final int WIDEST = 3;

  private static final Map<Path, Map<Backend, String>> KNOWN = new ConcurrentHashMap<>();

  private SimdWidths() {}

  /**
   * What a JDK has on this CPU: an option by the width that it gives. A CPU without the wider
   * registers gives a narrower width again.
   */
  static Map<Backend, String> of(Path home, Path directory)
      throws IOException, InterruptedException {
    Map<Backend, String> known = KNOWN.get(home);
    if (known != null) {
      return known;
    }
    Map<Backend, String> options = new EnumMap<>(Backend.class);
    for (int level = 1; level <= WIDEST; level++) {
      String option = "-XX:UseAVX=" + level;
      BackendReport report =
          BackendReport.run(home, directory, MODULE.get(0), MODULE.get(1), ON, option);
      options.putIfAbsent(report.backend(), option);
    }
    assertThat(options).as("widths of %s", home).isNotEmpty().doesNotContainKey(Backend.SCALAR);
    System.out.println("SIMD widths of " + home + ": " + options);
    KNOWN.put(home, options);
    return options;
  }
}
