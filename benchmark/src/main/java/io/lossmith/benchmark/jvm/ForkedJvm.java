package io.lossmith.benchmark.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs a main class of this class path in a JVM of its own. */
public final class ForkedJvm {
  private final JvmOptions options;

  public ForkedJvm(JvmOptions options) {
    this.options = options;
  }

  /**
   * What the program prints; its errors go to ours.
   *
   * @throws IOException if it cannot be started, or ends with another status than 0
   */
  public String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(options.java()));
    command.addAll(options.arguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException("status " + status + " from " + String.join(" ", command));
    }
    return output;
  }
}
