package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lossmith.Reduction;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How large generated classes are, as bytecode and as source. */
class MethodSizeTest {
  /** What no generated method may exceed; HotSpot never compiles one of more than 8000 bytes. */
  private static final int LARGEST_METHOD = 6000;

  private static final int WIDEST_LINE = 100;

  private static final List<Integer> FURTHER_CLASSES =
      List.of(100, 127, 128, 255, 256, 257, 300, 1000, 100_000, 1_000_000);

  private static final List<String> BATCHES =
      List.of("{}", "1", "64", "{8, 128}", "ANY", "{ANY, 128}");

  private static final List<SpecSource> SPECS =
      Stream.concat(
              Stream.concat(IntStream.rangeClosed(2, 64).boxed(), FURTHER_CLASSES.stream())
                  .map(classes -> spec(classes, "64", Reduction.MEAN)),
              Stream.of(2, 24, 25, 1000).flatMap(MethodSizeTest::forms))
          .distinct()
          .toList();

  private static Compiled compiled;

  @BeforeAll
  static void compile() {
    compiled = compile(SPECS);
  }

  @Test
  void everyMethodIsSmallEnoughToBeCompiled() {
    String largest = "";
    int bytes = 0;
    for (SpecSource spec : SPECS) {
      for (Map.Entry<String, Integer> method : sizes(spec).entrySet()) {
        assertThat(method.getValue())
            .as("%s of %s", method.getKey(), spec)
            .isPositive()
            .isLessThan(LARGEST_METHOD);
        if (method.getValue() > bytes) {
          bytes = method.getValue();
          largest = spec.typeName() + "." + method.getKey();
        }
      }
    }
    System.out.println("largest method: " + bytes + " bytes, " + largest);
  }

  @Test
  void theSizeThatThePlannerExpectsIsTheSizeThatAStraightLineRowHas() {
    List<String> rows = new ArrayList<>();
    for (SpecSource spec : SPECS) {
      String source = compiled.generatedSource(spec.lossName());
      if (source.contains("straight-line code")) {
        int longest =
            sizes(spec).entrySet().stream()
                .filter(method -> isRowMethod(method.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElseThrow();
        rows.add(spec.typeName() + ": " + longest + " expected " + expectedSize(source));
        assertThat(expectedSize(source))
            .as("the header's size of a row of %s", spec)
            .isCloseTo(longest, withinPercentage(15));
      }
    }
    assertThat(rows).hasSizeGreaterThan(20);
    System.out.println("longest row method in bytes, " + rows.get(0) + ", " + rows.get(22));
  }

  @Test
  void sourcesAreFitToRead() {
    for (SpecSource spec : SPECS) {
      assertThat(compiled.generatedSource(spec.lossName()).lines())
          .as("the source of %s", spec)
          .allMatch(line -> line.length() <= WIDEST_LINE, "is at most 100 columns wide")
          .allMatch(line -> line.equals(line.stripTrailing()), "has no trailing blank")
          .noneMatch(line -> line.contains("\t"))
          .noneMatch(line -> line.matches(".*\\b(19|20)\\d\\d-\\d\\d.*|.*\\d\\d:\\d\\d.*"))
          .noneMatch(line -> line.contains(System.getProperty("user.dir")))
          .noneMatch(line -> line.matches(".*[A-Z]:\\\\.*|.*\\s/\\w+/.*"));
    }
  }

  @Test
  void theClassDoesNotGrowWithTheRows() {
    List<Integer> bytes = new ArrayList<>();
    for (int rows : List.of(1, 64, 4096, 1_000_000)) {
      bytes.add(measure(spec(10, "" + rows, Reduction.MEAN)));
    }
    // Only the constants differ: an instruction takes one to three bytes to load one.
    assertThat(Collections.max(bytes)).isCloseTo(Collections.min(bytes), withinPercentage(2));
  }

  @Test
  void theClassDoesNotGrowWithTheClassesBeyondTheBudget() {
    List<Integer> sizes = new ArrayList<>();
    for (int classes : List.of(2, 10, 100, 1000, 100_000, 1_000_000)) {
      sizes.add(measure(spec(classes, "64", Reduction.MEAN)));
    }
    // The largest is one with all it takes: sums of chunks, and fifteen classes past the blocks.
    int largest = measure(spec(287, "64", Reduction.MEAN));
    assertThat(sizes).allMatch(size -> size < largest);

    List<Integer> alike = new ArrayList<>();
    for (int classes : List.of(1000, 100_008, 1_000_008)) {
      alike.add(measure(spec(classes, "64", Reduction.MEAN)));
    }
    assertThat(Collections.max(alike)).isCloseTo(Collections.min(alike), withinPercentage(2));
  }

  private static Stream<SpecSource> forms(int classes) {
    return BATCHES.stream()
        .flatMap(
            batch ->
                Stream.of(Reduction.values()).map(reduction -> spec(classes, batch, reduction)));
  }

  private static SpecSource spec(int classes, String batch, Reduction reduction) {
    String shape = batch.replaceAll("\\W+", "_");
    return new SpecSource("C" + classes + "_" + shape + reduction, classes, batch, reduction);
  }

  private static Compiled compile(List<SpecSource> specs) {
    Compiled result =
        InMemoryCompilation.compile(
            Compilers.javac(),
            specs.stream().collect(Collectors.toMap(SpecSource::qualifiedName, SpecSource::text)));
    assertThat(result.succeeded()).as("%s", result.diagnostics()).isTrue();
    return result;
  }

  /** Prints the class file's size and the time that generating and compiling take. */
  private static int measure(SpecSource spec) {
    compile(List.of(spec));
    long start = System.nanoTime();
    byte[] file = compile(List.of(spec)).classBytes(spec.lossName());
    System.out.printf(
        Locale.ROOT,
        "C = %d, N = %s: class file of %d bytes, generated and compiled in %d ms%n",
        spec.classes(),
        spec.batch(),
        file.length,
        (System.nanoTime() - start) / 1_000_000);
    return file.length;
  }

  private static Map<String, Integer> sizes(SpecSource spec) {
    return MethodSizes.of(compiled.classBytes(spec.lossName()));
  }

  private static boolean isRowMethod(String method) {
    return method.startsWith("row") || method.startsWith("rest") || method.startsWith("maximum");
  }

  private static int expectedSize(String source) {
    // The Javadoc may be wrapped anywhere.
    String words = source.replaceAll("\\s+\\*\\s+", " ");
    Matcher matcher = Pattern.compile("about (\\d+) bytes of bytecode").matcher(words);
    assertThat(matcher.find()).as(words).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
