package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import io.lossmith.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Once the SIMD kernels serve, no method allocates: on every JDK, at the two greatest widths. */
class SimdAllocationTest {

  @TempDir private Path directory;

  @TestFactory
  List<DynamicTest> noCallAllocates() throws IOException, InterruptedException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (Precision precision : Precision.values()) {
      SimdAllocations.specs(precision)
          .forEach((name, spec) -> sources.put("generated." + name, spec.source(name)));
    }
    SimdClasses.write(sources, directory);
    Path home = ChildJvm.ownHome();
    List<DynamicTest> tests = new ArrayList<>();
    SimdWidths.of(home, directory)
        .forEach(
            (width, option) -> {
              if (width != Backend.VECTOR_128) {
                for (Precision precision : Precision.values()) {
                  tests.add(
                      DynamicTest.dynamicTest(
                          precision + ", " + width + " of " + home,
                          () -> assertNothing(home, width, option, precision)));
                }
              }
            });
    return tests;
  }

  private void assertNothing(Path home, Backend width, String option, Precision precision)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(SimdWidths.MODULE);
    command.addAll(List.of(option, SimdAllocations.class.getName(), precision.name()));
    List<String> lines = new ChildJvm(home, directory).run(command);
    System.out.println(precision + ", " + home + ": " + lines);
    assertThat(lines.get(0)).isEqualTo(width.name());
    assertThat(lines.subList(2, lines.size())).as("allocated by %s", home).isEmpty();
  }
}
