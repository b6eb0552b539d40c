package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the planner chooses for 2 to 300 classes is small enough to be compiled, and gives the
 * bits of scalar code at every width.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryClassCountTest {
  private static final int LARGEST_METHOD = 6000;

  @TempDir private Path directory;
  private Compiled compiled;

  @BeforeAll
  void compile() {
    compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            EveryClassCount.specs().stream()
                .collect(Collectors.toMap(SpecSource::qualifiedName, SpecSource::text)),
            "--release",
            "17",
            "-parameters");
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
  }

  @Test
  void everyMethodIsSmallEnoughToBeCompiled() {
    int largest = 0;
    for (SpecSource spec : EveryClassCount.specs()) {
      for (Map.Entry<String, Integer> method :
          MethodSizes.of(compiled.classBytes(spec.lossName())).entrySet()) {
        assertThat(method.getValue())
            .as("%s of %s", method.getKey(), spec)
            .isLessThan(LARGEST_METHOD);
        largest = Math.max(largest, method.getValue());
      }
    }
    System.out.println("largest method of 2 to 300 classes: " + largest + " bytes");
  }

  @Test
  void theHeaderNamesTheSchedules() {
    TreeSet<String> schedules = new TreeSet<>();
    for (SpecSource spec : EveryClassCount.specs()) {
      String words = compiled.generatedSource(spec.lossName()).replaceAll("\\s+\\*\\s+", " ");
      assertThat(words).contains("Schedule of a row: ");
      int start = words.indexOf("On SIMD kernels, where the JVM has them, ");
      assertThat(start).as("%s", spec).isPositive();
      schedules.add(words.substring(start, words.indexOf(". ", start)));
    }
    schedules.forEach(System.out::println);
    assertThat(schedules).hasSize(3);
  }

  @Test
  void everyWidthGivesTheBitsOfScalarCode() throws IOException, InterruptedException {
    List<String> scalar =
        EveryClassCount.lines(spec -> WorkloadDigest.newLoss(compiled::loadClass, spec.lossName()));
    assertThat(scalar).hasSize(EveryClassCount.specs().size()).doesNotHaveDuplicates();
    Path home = ChildJvm.ownHome();
    DigestedWorkload.writeLosses(
        compiled,
        EveryClassCount.specs().stream().map(SpecSource::qualifiedName).toList(),
        directory);
    for (Map.Entry<Backend, String> width : SimdWidths.of(home, directory).entrySet()) {
      List<String> command = new ArrayList<>(SimdWidths.MODULE);
      command.addAll(
          List.of(
              SimdWidths.ON,
              width.getValue(),
              EveryClassCount.class.getName(),
              width.getKey().name()));
      assertThat(new ChildJvm(home, directory).run(command)).as("%s", width).isEqualTo(scalar);
    }
  }
}
