package io.lossmith.processor.generated;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages of documentation that tests hold to the code. */
final class Pages {
  private static final Path ROOT = Path.of("..");

  private Pages() {}

  static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }

  /** The text of each section of a page, under each of the names in its heading. */
  static Map<String, String> sections(String page) throws IOException {
    Map<String, String> sections = new TreeMap<>();
    String text = Files.readString(ROOT.resolve(Path.of("docs", page)));
    for (String section : text.split("\n## ", -1)) {
      int end = section.indexOf('\n');
      for (String name : section.substring(0, end).split(", ", -1)) {
        sections.put(name, section.substring(end));
      }
    }
    return sections;
  }

  /** The elements of an annotation. */
  static List<String> elements(Class<?> annotation) {
    return Arrays.stream(annotation.getDeclaredMethods()).map(Method::getName).sorted().toList();
  }

  /** Numbers as a page lists them. */
  static double[] numbers(String list) {
    return Arrays.stream(list.split(", ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
