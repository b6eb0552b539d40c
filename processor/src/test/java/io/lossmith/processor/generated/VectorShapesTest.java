package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Backend;
import io.lossmith.Precision;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In whatever shape rows come to the SIMD kernels, the bits are those of scalar code. */
class VectorShapesTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource
  void everyWidthGivesTheBitsOfScalarCode(Precision precision)
      throws IOException, InterruptedException {
    Map<String, String> sources = VectorShapes.sources(precision);
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(), sources, "--release", "17", "-parameters", "-Xlint:all", "-Werror");
    assertThat(compiled.succeeded()).as("%s", compiled.diagnostics()).isTrue();
    List<String> scalar =
        VectorShapes.lines(precision, name -> WorkloadDigest.newLoss(compiled::loadClass, name));
    assertThat(scalar).hasSizeGreaterThan(sources.size()).doesNotHaveDuplicates();
    Path home = ChildJvm.ownHome();
    DigestedWorkload.writeLosses(compiled, sources.keySet(), directory);
    for (Map.Entry<Backend, String> width : SimdWidths.of(home, directory).entrySet()) {
      boolean isScalar = precision == Precision.DOUBLE && width.getKey() == Backend.VECTOR_128;
      Backend serves = isScalar ? Backend.SCALAR : width.getKey();
      List<String> command = new ArrayList<>(SimdWidths.MODULE);
      command.addAll(List.of(SimdWidths.ON, width.getValue(), VectorShapes.class.getName()));
      command.addAll(List.of(precision.name(), serves.name()));
      assertThat(new ChildJvm(home, directory).run(command)).as("%s", width).isEqualTo(scalar);
    }
  }
}
