package io.lossmith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @Test
  void helpNamesTheCommands() {
    CommandRun run = CommandRun.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .anyMatch(line -> line.startsWith("  train "))
        .anyMatch(line -> line.startsWith("  explain "))
        .anyMatch(line -> line.startsWith("  report "))
        .anyMatch(line -> line.startsWith("  generate-completion "));
  }

  @Test
  void completionKnowsCommandsAndOptions() {
    CommandRun run = CommandRun.of("generate-completion");
    assertThat(run.exitCode()).isZero();
    assertThat(String.join("\n", run.out()))
        .contains(
            "complete -F _complete_lossmith-demo", "train report serve load explain", "'--epochs'");
  }

  @Test
  void helpOfTrainNamesItsOptions() {
    assertThat(String.join("\n", CommandRun.of("train", "--help").out()))
        .contains("--data", "--epochs", "--batch", "--hidden", "--learning-rate", "--seed")
        .contains("--save", "Default: 64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--version", "train --version", "explain --version", "generate-completion -V"})
  void versionIsThatOfTheBuild(String arguments) {
    CommandRun run = CommandRun.of(arguments.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().get(0)).matches("lossmith-demo \\d+\\.\\d+\\.\\d+.*");
    assertThat(run.out().get(1)).isEqualTo("Java " + Runtime.version());
  }

  @Test
  void explainPrintsTheWalks() {
    CommandRun run = CommandRun.of("explain");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("5. A blog post: six objects, three classes");
  }

  @Test
  void optionsWithoutACommandAreThoseOfTrain() {
    assertThat(CommandRun.of("--epochs", "0").err())
        .isEqualTo(CommandRun.of("train", "--epochs", "0").err());
  }
}
