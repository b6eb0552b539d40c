package io.lossmith.processor.generated;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that a test starts, with the test's own class path.
 *
 * @param home the JDK
 * @param directory what the class path begins with; the JVM's output goes there, too
 */
record ChildJvm(Path home, Path directory) {
  private static final int MINUTES = 5;

  /** The JDK that runs the test. */
  static Path ownHome() {
    return Path.of(System.getProperty("java.home"));
  }

  /**
   * Runs a main class to its end.
   *
   * @param command the JVM's options, the main class and its arguments
   * @return the lines that it printed
   */
  List<String> run(List<String> command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(home.resolve("bin").resolve("java").toString());
    all.add("-cp");
    all.add(directory + File.pathSeparator + System.getProperty("java.class.path"));
    all.addAll(command);
    Path output = directory.resolve("output.txt");
    Path errors = directory.resolve("errors.txt");
    Process process =
        new ProcessBuilder(all)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end in " + MINUTES + " minutes");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(
          command + " ended with " + process.exitValue() + ": " + Files.readString(errors));
    }
    return Files.readAllLines(output);
  }
}
