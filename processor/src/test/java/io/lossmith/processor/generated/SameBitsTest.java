package io.lossmith.processor.generated;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.LinkedHashMap;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The results of every method are the same bits whatever runs it: one digest, on every JDK, and
 * interpreted or compiled by either of HotSpot's compilers.
 */
class SameBitsTest {
  /** The digest of the whole workload. It changes only with what is computed, or on which rows. */
  private static final String DIGEST = "02f7017e956b7786";

  /** The digests of its parts, to say where a difference is. */
  private static final String SECTIONS = "same-bits.txt";

  private static final Path SAID = Path.of("target", SECTIONS);

  /** How often the workload runs until every method of it is compiled, at the scale below. */
  private static final int RUNS = 5;

  private static final String[] RELEASE = {"--release", "17", "-parameters"};

  private static Compiled compiled;

  @TempDir private Path directory;

  @BeforeAll
  static void compile() {
    compiled = compile(Compilers.javac(), RELEASE);
  }

  @Test
  void theSectionsAreThoseOfTheDigest() throws IOException {
    assertThat(expected().total()).isEqualTo(DIGEST);
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
  @ValueSource(strings = {"-XX:TieredStopAtLevel=1", "-XX:-TieredCompilation"})
  void compiledByHotSpot(String choice) throws IOException, InterruptedException {
    Path log = directory.resolve("compilation.txt");
    Sections sections =
        run(
            ChildJvm.ownHome(),
            RUNS,
            choice,
            "-Xbatch",
            "-XX:CompileThresholdScaling=0.002",
            "-Xlog:jit+compilation=debug:file=" + log);
    assertThat(compiledClasses(log))
        .as("classes with a row method that the JVM compiled")
        .containsAll(Workload.specs().stream().map(SpecSource::lossName).toList());
    assertSameBits(choice, sections);
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

  private static Compiled compile(JavaCompiler compiler, String... options) {
    Map<String, String> sources = new LinkedHashMap<>();
    Workload.specs().forEach(spec -> sources.put(spec.qualifiedName(), spec.text()));
    Compiled result = InMemoryCompilation.compile(compiler, sources, options);
    assertThat(result.succeeded()).as("%s", result.diagnostics()).isTrue();
    return result;
  }

  private static Sections run(Compiled classes) {
    return Workload.run(spec -> WorkloadDigest.newLoss(classes::loadClass, spec));
  }

  private Sections run(Path home, int runs, String... options)
      throws IOException, InterruptedException {
    Path generated = Files.createDirectories(directory.resolve("generated"));
    for (SpecSource spec : Workload.specs()) {
      Files.write(
          generated.resolve(spec.typeName() + "Loss.class"), compiled.classBytes(spec.lossName()));
    }
    List<String> command = new ArrayList<>(List.of(options));
    command.add(WorkloadDigest.class.getName());
    command.add(String.valueOf(runs));
    return Sections.parse(new ChildJvm(home, directory).run(command));
  }

  private static void assertSameBits(String where, Sections sections) throws IOException {
    System.out.println("digest " + sections.total() + ", " + where);
    Files.write(SAID, sections.lines());
    assertThat(expected().differences(sections))
        .as("%s; all sections are in %s", where, SAID)
        .isEmpty();
    assertThat(sections.total()).as(where).isEqualTo(DIGEST);
  }

  private static Sections expected() throws IOException {
    try (InputStream in = SameBitsTest.class.getResourceAsStream(SECTIONS)) {
      assertThat(in).as(SECTIONS).isNotNull();
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
