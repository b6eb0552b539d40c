package io.lossmith.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.HookedProcessor;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeterminismTest {
  private static final List<String> TYPES = List.of("Delta", "Alpha", "Echo", "Bravo", "Charlie");

  @ParameterizedTest
  @MethodSource("io.lossmith.processor.testing.Compilers#all")
  void theOrderOfTheSourcesChangesNeitherBytesNorTheOrderOfWriting(JavaCompiler compiler) {
    List<String> reversed = new ArrayList<>(TYPES);
    Collections.reverse(reversed);
    List<String> order = new ArrayList<>();
    List<String> reversedOrder = new ArrayList<>();

    Map<String, String> first = generate(compiler, TYPES, order);

    assertThat(first).hasSize(TYPES.size());
    assertThat(generate(compiler, TYPES, new ArrayList<>())).isEqualTo(first);
    assertThat(generate(compiler, reversed, reversedOrder)).isEqualTo(first);
    assertThat(order).isSorted().isEqualTo(reversedOrder);
  }

  private static Map<String, String> generate(
      JavaCompiler compiler, List<String> types, List<String> order) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String type : types) {
      sources.put(
          "p." + type,
          "package p;\n@io.lossmith.SoftmaxCrossEntropy(classes = 10, batch = "
              + type.length()
              + ")\nfinal class "
              + type
              + " {}\n");
    }
    Compiled compiled =
        InMemoryCompilation.compile(
            compiler, List.of(new HookedProcessor((name, origins) -> order.add(name))), sources);
    Map<String, String> generated = new TreeMap<>();
    for (String name : compiled.generatedNames()) {
      generated.put(name, compiled.generatedSource(name));
    }
    return generated;
  }
}
