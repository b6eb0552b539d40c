package io.lossmith.processor.generated;

import io.lossmith.Backend;
import io.lossmith.Lossmith;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a JVM says that it runs losses with.
 *
 * @param backend what serves
 * @param reason why
 * @param afterWarmUp what serves after the wait for the kernels
 * @param reasonAfterWarmUp why
 */
record BackendReport(
    Backend backend, String reason, Backend afterWarmUp, String reasonAfterWarmUp) {

  /** Not an option of every CPU's JVM. */
  private static final String IGNORE = "-XX:+IgnoreUnrecognizedVMOptions";

  /** Starts a JVM and asks it. */
  static BackendReport run(Path home, Path directory, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(IGNORE, "-Duser.language=en"));
    command.addAll(List.of(options));
    command.add(BackendReport.class.getName());
    List<String> lines = new ChildJvm(home, directory).run(command);
    // A JVM may have warned of an option before.
    List<String> said = lines.subList(lines.size() - 4, lines.size());
    return new BackendReport(
        Backend.valueOf(said.get(0)), said.get(1), Backend.valueOf(said.get(2)), said.get(3));
  }

  /** Prints the report of this JVM. */
  public static void main(String[] arguments) {
    String first = Lossmith.backend() + System.lineSeparator() + Lossmith.backendReason();
    Lossmith.warmUp();
    System.out.println(first);
    System.out.println(Lossmith.backend());
    System.out.println(Lossmith.backendReason());
  }
}
