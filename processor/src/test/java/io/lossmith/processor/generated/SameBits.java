package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.lossmith.Backend;
import io.lossmith.processor.testing.Compiled;
import io.lossmith.processor.testing.Compilers;
import io.lossmith.processor.testing.InMemoryCompilation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The results of every method are the same bits whatever runs it: one digest, on every JDK,
 * interpreted or compiled by either of HotSpot's compilers, with scalar code or with SIMD kernels
 * of any width. What a subclass adds is the workload.
 *
 * <p>Where other bits are meant, this writes the digests of all workloads anew, and the constants
 * in the subclasses:
 *
 * <pre>
 * mvn -pl processor -am test -Dtest='*SameBitsTest' -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dsame-bits.regenerate=true
 * </pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SameBits {
  private static final String REGENERATE = "same-bits.regenerate";

  /** How often the workload runs until every method of it is compiled, at the scale below. */
  private static final int RUNS = 5;

  /** The first gets the kernels compiled; in the second they are. */
  private static final int RUNS_WITH_VECTORS = 2;

  private static final List<String> COMPILED_SOON = CompiledSoon.scaledBy(0.002);

  private static final String C2_ALONE = "-XX:-TieredCompilation";

  private static final String[] RELEASE = {"--release", "17", "-parameters"};

  private final DigestedWorkload workload;
  private final String digest;

  /** The digests of the workload's parts, to say where a difference is. */
  private final String sections;

  private final Compiled compiled;

  @TempDir private Path directory;

  /**
   * Compiles a workload.
   *
   * @param digest the digest of all of it
   * @param sections the name of the resource with the digests of its parts
   */
  SameBits(DigestedWorkload workload, String digest, String sections) {
    this.workload = workload;
    this.digest = digest;
    this.sections = sections;
    compiled = compile(Compilers.javac(), RELEASE);
  }

  /** Writes the expected digests, if that is asked for. */
  @BeforeAll
  void regenerate() throws IOException {
    if (!Boolean.getBoolean(REGENERATE)) {
      return;
    }
    Path test = Path.of("src", "test");
    String name = getClass().getName().replace('.', '/');
    Sections now = run(compiled);
    Files.write(test.resolve("resources/" + name).resolveSibling(sections), now.lines());
    Path source = test.resolve("java/" + name + ".java");
    String text = Files.readString(source);
    Files.writeString(
        source, text.replaceFirst("DIGEST = \"\\w*\"", "DIGEST = \"" + now.total() + "\""));
    abort(sections + " is written: rerun without -D" + REGENERATE);
  }

  @Test
  void theSectionsAreThoseOfTheDigest() throws IOException {
    assertThat(expected().total()).isEqualTo(digest);
  }

  @Test
  void inThisJvm() throws IOException {
    assertSameBits("this JVM", run(compiled));
  }

  @Test
  void compiledByEclipse() throws IOException {
    assertSameBits("Eclipse's compiler", run(compile(Compilers.ecj(), "-parameters", "-nowarn")));
  }

  @Test
  void interpreted() throws IOException, InterruptedException {
    assertSameBits("interpreted", run(ChildJvm.ownHome(), 1, "-Xint"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-XX:TieredStopAtLevel=1", C2_ALONE})
  void compiledByHotSpot(String choice) throws IOException, InterruptedException {
    Path log = directory.resolve("compilation.txt");
    List<String> options = new ArrayList<>(COMPILED_SOON);
    options.addAll(List.of(choice, "-Xlog:jit+compilation=debug:file=" + log));
    Sections found = run(ChildJvm.ownHome(), RUNS, Backend.SCALAR, options);
    assertThat(compiledClasses(log))
        .as("classes with a row method that the JVM compiled")
        .containsAll(workload.sources().keySet().stream().map(DigestedWorkload::lossName).toList());
    assertSameBits(choice, found);
  }

  @TestFactory
  List<DynamicTest> onOtherJdks() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path home : InstalledJdks.others()) {
      tests.add(
          DynamicTest.dynamicTest(
              home.toString(), () -> assertSameBits(home.toString(), run(home, 2))));
    }
    return tests;
  }

  /** On this JDK: its width and compiler decide, and a build runs on every JDK. */
  @TestFactory
  List<DynamicTest> onVectors() throws IOException, InterruptedException {
    Path home = ChildJvm.ownHome();
    List<DynamicTest> tests = new ArrayList<>();
    SimdWidths.of(home, directory)
        .forEach(
            (width, option) ->
                tests.add(
                    DynamicTest.dynamicTest(
                        width + " of " + home, () -> compiledOnVectors(home, width, option))));
    return tests;
  }

  private void compiledOnVectors(Path home, Backend width, String option)
      throws IOException, InterruptedException {
    Path log = directory.resolve("kernels.txt");
    List<String> options = new ArrayList<>(SimdWidths.MODULE);
    options.addAll(COMPILED_SOON);
    options.addAll(
        List.of(C2_ALONE, SimdWidths.ON, option, "-Xlog:jit+compilation=debug:file=" + log));
    Sections found = run(home, RUNS_WITH_VECTORS, width, options);
    assertThat(Files.readString(log))
        .as("the methods that the JVM compiled")
        .contains(" io.lossmith.vector.Strips::exponentials ")
        .contains(" io.lossmith.vector.Rows10By2::exponentials ");
    assertSameBits(width + " of " + home, found);
  }

  /** The Vector API's own Java code, which runs wherever C2 has not replaced it. */
  @Test
  void onVectorsWithoutC2() throws IOException, InterruptedException {
    Map<Backend, String> widths = SimdWidths.of(ChildJvm.ownHome(), directory);
    Backend widest = Collections.max(widths.keySet());
    List<String> options = new ArrayList<>(SimdWidths.MODULE);
    options.addAll(List.of(SimdWidths.ON, widths.get(widest), "-XX:TieredStopAtLevel=1"));
    assertSameBits("without C2, " + widest, run(ChildJvm.ownHome(), 1, widest, options));
  }

  private Compiled compile(JavaCompiler compiler, String... options) {
    Compiled result = InMemoryCompilation.compile(compiler, workload.sources(), options);
    assertThat(result.succeeded()).as("%s", result.diagnostics()).isTrue();
    return result;
  }

  private Sections run(Compiled classes) {
    return workload.run(name -> WorkloadDigest.newLoss(classes::loadClass, name));
  }

  private Sections run(Path home, int runs, String... options)
      throws IOException, InterruptedException {
    return run(home, runs, Backend.SCALAR, List.of(options));
  }

  private Sections run(Path home, int runs, Backend backend, List<String> options)
      throws IOException, InterruptedException {
    DigestedWorkload.writeLosses(compiled, workload.sources().keySet(), directory);
    List<String> command = new ArrayList<>(options);
    command.add(WorkloadDigest.class.getName());
    command.add(workload.name());
    command.add(String.valueOf(runs));
    command.add(backend.name());
    return Sections.parse(new ChildJvm(home, directory).run(command));
  }

  private void assertSameBits(String where, Sections found) throws IOException {
    Path said = Path.of("target", sections);
    System.out.println("digest " + found.total() + " of " + workload.name() + ", " + where);
    Files.createDirectories(said.getParent());
    Files.write(said, found.lines());
    assertThat(expected().differences(found))
        .as("%s; all sections are in %s", where, said)
        .isEmpty();
    assertThat(found.total()).as(where).isEqualTo(digest);
  }

  private Sections expected() throws IOException {
    try (InputStream in = SameBits.class.getResourceAsStream(sections)) {
      assertThat(in).as(sections).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Sections.parse(text.lines().toList());
    }
  }

  /** The generated classes of which HotSpot says that it compiled the loss and gradient. */
  private static Collection<String> compiledClasses(Path log) throws IOException {
    Pattern method = Pattern.compile(" (generated\\.\\w+)::(?:row)?[lL]ossAndGradient");
    Set<String> classes = new TreeSet<>();
    for (String line : Files.readAllLines(log)) {
      Matcher matcher = method.matcher(line);
      if (matcher.find()) {
        classes.add(matcher.group(1));
      }
    }
    return classes;
  }
}
