package io.lossmith.benchmark.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EnvironmentTest {
  @Test
  void isThatOfTheJvmThatMeasures() throws Exception {
    Map<String, String> vector = record("--jvm-option=-Xint");
    assertThat(vector)
        .containsKeys("CPU", "cores", "JDK", "commit", "time")
        .containsEntry("JVM options", "--add-modules=jdk.incubator.vector -Xint");
    assertThat(vector.get("vector")).matches("\\d+ bits");

    Map<String, String> scalar = record("--scalar");
    assertThat(scalar.get("vector")).startsWith("none");
  }

  @Test
  void optionsArePassedOn() {
    JvmOptions options = parse("--avx", "2", "--jdk", "/some/jdk");
    assertThat(options.java()).isEqualTo("/some/jdk/bin/java");
    assertThat(options.arguments())
        .containsExactly("--add-modules=jdk.incubator.vector", "-XX:UseAVX=2");
    assertThat(parse("--scalar").arguments()).isEmpty();
  }

  private static Map<String, String> record(String... arguments) throws Exception {
    return Environment.record(parse(arguments));
  }

  private static JvmOptions parse(String... arguments) {
    return CommandLine.populateCommand(new JvmOptions(), arguments);
  }
}
