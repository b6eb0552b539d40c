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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Classes in double give the bits of scalar code at every width, and do what their header says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoubleClassCountsTest {
  @TempDir private Path directory;
  private Compiled compiled;

  @BeforeAll
  void compile() {
    compiled =
        InMemoryCompilation.compile(
            Compilers.javac(), DoubleClassCounts.sources(), "--release", "17", "-parameters");
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
  }

  @Test
  void everyWidthGivesTheBitsOfScalarCode() throws IOException, InterruptedException {
    List<String> scalar =
        DoubleClassCounts.lines(name -> WorkloadDigest.newLoss(compiled::loadClass, name));
    assertThat(scalar).hasSize(DoubleClassCounts.specs().size()).doesNotHaveDuplicates();
    Path home = ChildJvm.ownHome();
    DigestedWorkload.writeLosses(compiled, DoubleClassCounts.sources().keySet(), directory);
    for (Map.Entry<Backend, String> width : SimdWidths.of(home, directory).entrySet()) {
      // There are no kernels of two lanes.
      Backend serves = width.getKey() == Backend.VECTOR_128 ? Backend.SCALAR : width.getKey();
      List<String> command = new ArrayList<>(SimdWidths.MODULE);
      command.addAll(
          List.of(
              SimdWidths.ON, width.getValue(), DoubleClassCounts.class.getName(), serves.name()));
      assertThat(new ChildJvm(home, directory).run(command)).as("%s", width).isEqualTo(scalar);
    }
  }

  @Test
  void theHeaderNamesTheSchedules() {
    String start = "On SIMD kernels, where the JVM has them for doubles";
    TreeSet<String> schedules = new TreeSet<>();
    for (String type : DoubleClassCounts.sources().keySet()) {
      String source = compiled.generatedSource(DigestedWorkload.lossName(type));
      String words = source.replaceAll("\\s+\\*\\s+", " ");
      assertThat(words).as(type).contains(start);
      int at = words.indexOf(start);
      schedules.add(words.substring(at + start.length(), words.indexOf(". ", at)));
    }
    assertThat(schedules)
        .containsExactlyInAnyOrder(
            ", 16 rows at a time: a row a lane",
            ", 16 rows at a time: a row a lane; what options make of the exponentials is scalar"
                + " code",
            ", 16 rows at a time: a class a lane, and one tree sums the lanes of all rows",
            ", 16 rows at a time: row by row, a class a lane: maximum, exponentials, scaling",
            ": a row's maximum and exponentials, a class a lane",
            ": a row's maximum and exponentials, a class a lane; softmax, log-softmax and"
                + " log-sum-exp 16 rows at a time");
  }
}
