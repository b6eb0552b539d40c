package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * When kernels begin to serve, those of every number of classes in use are compiled: interpreted,
 * they would take a hundred times as long as scalar code, and put each vector on the heap.
 */
class SimdReadinessTest {

  /** Of short rows one that always races and others, of long rows one of each loop. */
  private static final List<Integer> CLASSES = List.of(2, 3, 9, 14, 16, 24, 32, 40, 48, 64, 100);

  /** A class whose kernels weigh rows, and leave some out. */
  private static final OptionSpec WEIGHTED =
      OptionSpec.of(10)
          .with("classWeights", Collections.nCopies(10, 0.7))
          .with("ignoreIndex", List.of(-100));

  /** A call that is interpreted links what it calls; a block of vectors on the heap takes more. */
  private static final long MOST_BYTES = 2000;

  @TempDir private Path directory;

  @Test
  void firstCallsOnKernelsAreCompiled() throws IOException, InterruptedException {
    Map<String, String> sources = new LinkedHashMap<>();
    for (int classes : CLASSES) {
      String name = "Of" + classes;
      sources.put("generated." + name, OptionSpec.of(classes).source(name));
    }
    sources.put("generated.Weighted", WEIGHTED.source("Weighted"));
    SimdClasses.write(sources, directory);
    List<String> command = new ArrayList<>(SimdWidths.MODULE);
    command.add(SimdReadiness.class.getName());
    command.addAll(sources.keySet());
    List<String> lines = new ChildJvm(ChildJvm.ownHome(), directory).run(command);
    System.out.println(
        "first calls on " + lines.get(0) + " allocated " + lines.subList(1, lines.size()));
    assertThat(lines.get(0)).isNotEqualTo(Backend.SCALAR.name());
    assertThat(lines.subList(1, lines.size()))
        .hasSameSizeAs(sources.keySet())
        .allSatisfy(bytes -> assertThat(Long.parseLong(bytes)).isLessThan(MOST_BYTES));
  }
}
