package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.Expectations;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A user's build gets no warning for a generated class, and a reader none of its lines too long.
 */
class SigmoidSilentCompilationTest {
  private static final int WIDEST_LINE = 100;
  private static final int LARGEST_METHOD = 2000;

  private static final List<SigmoidSource> SPECS =
      IntStream.range(0, 120)
          .mapToObj(number -> SigmoidCase.random(number, new Random(number)).source())
          .toList();

  @Test
  void javac() {
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.javac(),
            sources(),
            "-Xlint:all",
            "-Xdoclint:all/protected",
            "-Werror",
            "-Xmaxwarns",
            "1000");
    assertThat(Expectations.said(compiled)).isEmpty();
    for (SigmoidSource spec : SPECS) {
      assertThat(compiled.generatedSource(spec.lossName()).lines())
          .as("lines that are too wide, or end in a blank")
          .filteredOn(line -> line.length() > WIDEST_LINE || !line.equals(line.stripTrailing()))
          .isEmpty();
      assertThat(MethodSizes.of(compiled.classBytes(spec.lossName())).values())
          .allMatch(bytes -> bytes < LARGEST_METHOD);
    }
  }

  @Test
  void eclipse() {
    Compiled compiled =
        InMemoryCompilation.compile(
            Compilers.ecj(),
            sources(),
            "-enableJavadoc",
            "-warn:+allDeadCode,allDeprecation,compareIdentical,hiding,indirectStatic,"
                + "invalidJavadoc,null,paramAssign,semicolon,static-access,suppress,unused,"
                + "unusedLocal,unusedImport,uselessTypeCheck");
    assertThat(Expectations.said(compiled)).isEmpty();
    assertThat(compiled.output()).isBlank();
  }

  private static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    SPECS.forEach(spec -> sources.put(spec.qualifiedName(), spec.text()));
    return sources;
  }
}
