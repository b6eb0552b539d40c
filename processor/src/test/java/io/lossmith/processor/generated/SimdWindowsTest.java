package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With SIMD kernels nothing is read past the data, and nothing is written around it. */
class SimdWindowsTest {

  @TempDir private Path directory;

  @Test
  void everyWidthKeepsToTheData() throws IOException, InterruptedException {
    Path home = ChildJvm.ownHome();
    SimdClasses.write(SimdWindows.specs(), directory);
    for (Map.Entry<Backend, String> width : SimdWidths.of(home, directory).entrySet()) {
      List<String> command = new ArrayList<>(SimdWidths.MODULE);
      command.addAll(
          List.of(
              SimdWidths.ON, width.getValue(), SimdWindows.class.getName(), width.getKey().name()));
      List<String> lines = new ChildJvm(home, directory).run(command);
      System.out.println("windows, " + width.getKey() + ": " + lines);
      assertThat(lines).singleElement().asString().matches("[1-9]\\d{3,} calls");
    }
  }
}
