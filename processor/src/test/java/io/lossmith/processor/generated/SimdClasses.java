package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Generated classes for the JVMs with SIMD kernels that tests start. */
final class SimdClasses {
  private SimdClasses() {}

  /** Compiles the classes of specs, for every JDK, into a directory. */
  static void write(List<SpecSource> specs, Path directory) throws IOException {
    write(
        specs.stream().collect(Collectors.toMap(SpecSource::qualifiedName, SpecSource::text)),
        directory);
  }

  /** Compiles annotated types, sources by name. */
  static void write(Map<String, String> sources, Path directory) throws IOException {
    Compiled compiled =
        InMemoryCompilation.compile(Compilers.javac(), sources, "--release", "17", "-parameters");
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
    DigestedWorkload.writeLosses(compiled, sources.keySet(), directory);
  }
}
