package io.lossmith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.model.ModelFile;
import io.lossmith.demo.service.testing.Caller;
import io.lossmith.demo.service.testing.ChildService;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.TestService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  @TempDir private Path folder;
  private Path model;
  private Path state;

  @BeforeEach
  void writeModel() {
    model = folder.resolve("first.model");
    state = folder.resolve("state");
    ModelFile.write(model, Digits.model(1));
  }

  @Test
  void saysWhereItListensAndKeepsWhatItLearnsWhenAskedToEnd() throws Exception {
    try (ChildService service = new ChildService(state, model, "--warm-up", "1")) {
      assertThat(service.lines())
          .containsSubsequence(
              "model        " + model,
              "state        " + state + ", 0 steps learned",
              "listening    http://127.0.0.1:" + service.port());
      assertThat(new Caller(service.port()).postJson("/learn", Digits.labelled(0)).status())
          .isEqualTo(200);
      assertThat(service.stop()).as("exit code of a process ended by SIGTERM").isEqualTo(143);
    }
    try (ChildService service = new ChildService(state, model, "--warm-up", "1")) {
      assertThat(service.lines()).contains("state        " + state + ", 1 steps learned");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 65536         | --port is 65536; it must be 0 to 65535",
        "--max-body 0         | --max-body is 0; it must be 1 to 268435456",
        "--timeout 0          | --timeout is 0; it must be 1 to 3600",
        "--learning-rate 0    | --learning-rate is 0.0; it must be above 0 and at most 1",
        "--learning-rate NaN  | --learning-rate is NaN; it must be above 0 and at most 1",
        "--snapshot-every 0   | --snapshot-every is 0; it must be 1 to 1000000",
        "--warm-up -1         | --warm-up is -1; it must be 0 to 1000000",
        "--token-file nowhere | nowhere: cannot be read: no such file or folder"
      })
  void whatCannotBeUsedIsRefusedInOneLine(String options, String error) {
    requireError("serve " + options, error);
  }

  @Test
  void aModelThatIsNoneIsRefused() throws IOException {
    Files.write(model, new byte[100]);
    requireError("serve --model " + model + " --state " + state, model + ": is not a model file");
  }

  @Test
  void anEmptyTokenIsRefused() throws IOException {
    Path token = folder.resolve("token");
    Files.writeString(token, " \n");
    requireError("serve --token-file " + token, token + ": holds no token");
  }

  @Test
  void aPortOrAStateThatIsInUseIsRefused() {
    try (TestService service = TestService.start(state)) {
      int port = service.running().port();
      requireError(
          "serve --port " + port + " --model " + model + " --state " + folder.resolve("other"),
          "--host 127.0.0.1, --port "
              + port
              + ": cannot be listened on: it is in use, or not of this machine");
      requireError(
          "serve --port 0 --model " + model + " --state " + state,
          state + ": is in use by another service");
    }
  }

  private static void requireError(String command, String error) {
    CommandRun run = CommandRun.of(command.split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).containsExactly("error: " + error);
  }
}
