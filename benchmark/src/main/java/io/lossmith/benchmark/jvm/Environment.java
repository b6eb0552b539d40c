package io.lossmith.benchmark.jvm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a measurement ran on, to be kept with its figures. */
public final class Environment {
  private static final Path CPU_FILE = Path.of("/proc/cpuinfo");
  private static final Path STATUS_FILE = Path.of("/proc/self/status");

  private Environment() {}

  /** Properties by name, in the order to print them in. */
  public static Map<String, String> record(JvmOptions options)
      throws IOException, InterruptedException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("CPU", line(CPU_FILE, "model name", System.getProperty("os.arch")));
    environment.put("cores", line(STATUS_FILE, "Cpus_allowed_list", "not known"));
    new ForkedJvm(options)
        .run(Probe.class)
        .lines()
        .map(property -> property.split("=", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> environment.put(parts[0], parts[1]));
    environment.put("JVM options", String.join(" ", options.arguments()));
    environment.put("commit", commit());
    environment.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return environment;
  }

  /** The first value of a key in one of Linux's files of "key: value" lines. */
  private static String line(Path file, String key, String otherwise) throws IOException {
    if (!Files.isReadable(file)) {
      return otherwise;
    }
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    }
  }

  private static String commit() throws InterruptedException {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? commit.strip() : "not known: not in a clone";
    } catch (IOException e) {
      return "not known: git cannot be run";
    }
  }
}
