package io.lossmith.benchmark.jvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of a command that choose the JVM to measure in. */
public final class JvmOptions {
  @Option(
      names = "--jdk",
      description = "Folder of the JDK to measure on. Default: the one that runs this.")
  private Path jdk = Path.of(System.getProperty("java.home"));

  @Option(
      names = "--scalar",
      description = "Leave the Vector API's module out, so that no SIMD kernel is used.")
  private boolean scalar;

  @Option(
      names = "--avx",
      description = "Most that HotSpot may use: 1 (128 bits a vector of float), 2 (256), 3 (512).")
  private int avx = -1;

  @Option(names = "--jvm-option", description = "One more option of the JVM; repeatable.")
  private List<String> others = new ArrayList<>();

  /** Path of the java program. */
  public String java() {
    return jdk.resolve("bin").resolve("java").toString();
  }

  /** What comes before the class path. */
  public List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    if (!scalar) {
      arguments.add("--add-modules=jdk.incubator.vector");
    }
    if (avx >= 0) {
      arguments.add("-XX:UseAVX=" + avx);
    }
    arguments.addAll(others);
    return List.copyOf(arguments);
  }
}
