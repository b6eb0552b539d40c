package io.lossmith.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the kernels of short rows. */
public final class KernelWriter {

  private KernelWriter() {}

  /**
   * Writes them.
   *
   * @param arguments the source folder
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "io", "lossmith", "vector");
    Files.createDirectories(folder);
    for (int classes = 2; classes < 16; classes++) {
      write(folder, new Turn(classes, Integer.lowestOneBit(classes)));
    }
    write(folder, new Turn(8, 4));
  }

  private static void write(Path folder, Turn turn) throws IOException {
    ShortRowsSource source = new ShortRowsSource(turn);
    Files.writeString(folder.resolve(source.className() + ".java"), source.source());
  }
}
