package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Once the SIMD kernels serve, no method allocates: on every JDK, at the two greatest widths. */
class SimdAllocationTest {

  @TempDir private Path directory;

  @TestFactory
  List<DynamicTest> noCallAllocates() throws IOException, InterruptedException {
    SimdClasses.write(SimdAllocations.specs(), directory);
    List<Path> homes = new ArrayList<>(InstalledJdks.others());
    homes.add(ChildJvm.ownHome());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path home : homes) {
      SimdWidths.of(home, directory)
          .forEach(
              (width, option) -> {
                if (width != Backend.VECTOR_128) {
                  tests.add(
                      DynamicTest.dynamicTest(
                          width + " of " + home, () -> assertNothing(home, width, option)));
                }
              });
    }
    return tests;
  }

  private void assertNothing(Path home, Backend width, String option)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(SimdWidths.MODULE);
    command.addAll(List.of(option, SimdAllocations.class.getName()));
    List<String> lines = new ChildJvm(home, directory).run(command);
    System.out.println(home + ": " + lines);
    assertThat(lines.get(0)).isEqualTo(width.name());
    assertThat(lines.subList(2, lines.size())).as("allocated by %s", home).isEmpty();
  }
}
