package io.lossmith.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the kernels, and their tests, for floats and for doubles. */
public final class KernelWriter {
  private static final String EXTENSION = ".java.template";

  private KernelWriter() {}

  /**
   * Writes them.
   *
   * @param arguments the folder of the templates, then where sources of kernels and sources of
   *     tests go
   */
  public static void main(String[] arguments) throws IOException {
    Path templates = Path.of(arguments[0]);
    Path kernels = packageIn(arguments[1]);
    Path tests = packageIn(arguments[2]);
    for (ElementType type : ElementType.values()) {
      fill(templates.resolve("kernels"), kernels, type);
      fill(templates.resolve("tests"), tests, type);
      for (int classes = 2; classes < 16; classes++) {
        for (Turn turn : Turn.of(classes, type.lanes())) {
          write(kernels, turn.className(), new ShortRowsSource(turn, type).template(), type);
        }
      }
    }
  }

  private static Path packageIn(String folder) throws IOException {
    return Files.createDirectories(Path.of(folder, "io", "lossmith", "vector"));
  }

  private static void fill(Path templates, Path folder, ElementType type) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(templates)) {
      files = all.sorted().collect(Collectors.toList());
    }
    for (Path file : files) {
      String name = file.getFileName().toString().replace(EXTENSION, "");
      if (type.uses(name)) {
        write(folder, name, Files.readString(file), type);
      }
    }
  }

  private static void write(Path folder, String name, String template, ElementType type)
      throws IOException {
    Path file = folder.resolve(type.word(name) + ".java");
    Files.writeString(file, Template.fill(template, type));
  }
}
