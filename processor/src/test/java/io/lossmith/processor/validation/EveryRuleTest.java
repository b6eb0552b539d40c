package io.lossmith.processor.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule has a test that expects its text: a constant of the test's class has its id. */
class EveryRuleTest {
  private static final Pattern ID = Pattern.compile("\\[(Lossmith[A-Za-z]+)\\]");

  @Test
  void everyRuleHasATest() throws IOException, URISyntaxException {
    Path classes =
        Path.of(EveryRuleTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Set<String> tested = new TreeSet<>();
    try (Stream<Path> files = Files.walk(classes)) {
      files
          .filter(file -> file.toString().endsWith("Test.class"))
          .forEach(file -> tested.addAll(ids(file)));
    }
    assertThat(tested).containsExactlyInAnyOrderElementsOf(ids());
  }

  @Test
  void noTwoRulesHaveOneId() {
    assertThat(ids()).doesNotHaveDuplicates();
  }

  private static List<String> ids() {
    return Arrays.stream(Rule.values()).map(Rule::id).toList();
  }

  /** The ids in the constants of a class file, whose text is ASCII there. */
  private static List<String> ids(Path classFile) {
    try {
      Matcher matcher =
          ID.matcher(new String(Files.readAllBytes(classFile), StandardCharsets.ISO_8859_1));
      return matcher.results().map(found -> found.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
