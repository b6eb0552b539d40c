package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.Expectations;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's build gets no warning for a generated class, however strict it is. */
class SilentCompilationTest {

  @ParameterizedTest
  @ValueSource(strings = {"public ", ""})
  void javac(String visibility) {
    assertThat(
            said(
                InMemoryCompilation.compile(
                    Compilers.javac(),
                    sources(visibility),
                    "-Xlint:all",
                    "-Xdoclint:all/protected",
                    "-Werror",
                    "-Xmaxwarns",
                    "1000")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"public ", ""})
  void eclipse(String visibility) {
    assertThat(
            said(
                InMemoryCompilation.compile(
                    Compilers.ecj(),
                    sources(visibility),
                    "-enableJavadoc",
                    "-warn:+allDeadCode,allDeprecation,compareIdentical,enumSwitch,"
                        + "hashCode,hiding,indirectStatic,invalidJavadoc,"
                        + "noImplicitStringConversion,null,over-ann,"
                        + "paramAssign,pkgDefaultMethod,semicolon,static-access,super,suppress,"
                        + "syncOverride,tasks(TODO),uselessTypeCheck")))
        .isEmpty();
  }

  private static List<String> said(Compiled compiled) {
    List<String> said = new ArrayList<>(Expectations.said(compiled));
    if (!compiled.output().isBlank()) {
      said.add(compiled.output());
    }
    return said;
  }

  private static Map<String, String> sources(String visibility) {
    Map<String, String> sources = new TreeMap<>();
    for (int classes : List.of(3, 33, 1000)) {
      for (String batch : List.of("{}", "64", "{ANY, 128}")) {
        for (Reduction reduction : Reduction.values()) {
          String shape = batch.replaceAll("\\W+", "_");
          SpecSource spec =
              new SpecSource("C" + classes + "_" + shape + reduction, classes, batch, reduction);
          sources.put(
              spec.qualifiedName(),
              spec.text().replace("public interface", visibility + "interface"));
        }
      }
    }
    return sources;
  }
}
