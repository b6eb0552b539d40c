package io.lossmith.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.TestService;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadCommandTest {
  @TempDir private Path state;

  @Test
  void printsARowForEachRunAndStopsAtTheNumberOfRequests() {
    try (TestService service = TestService.start(state)) {
      CommandRun run = load(service, "--connections", "1,3", "--learn", "0,50", "--requests", "40");
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      List<String> rows = run.out().subList(2, run.out().size());
      assertThat(rows).hasSize(4);
      assertThat(rows.get(0)).startsWith("          1   0 %");
      assertThat(rows.get(3)).startsWith("          3  50 %");
      assertThat(rows).allMatch(row -> row.matches(".* 0 +\\d+ +\\d+\\.\\d\\d% +\\d.*"));
      assertThat(service.running().service().figures().step()).isBetween(10L, 70L);
      assertThat(service.running().service().figures().predicted().count()).isBetween(90L, 160L);
    }
  }

  @Test
  void requestsThatAreRefusedAreErrors() {
    try (TestService service = TestService.cold(state)) {
      CommandRun run = load(service, "--connections", "1", "--learn", "0", "--requests", "5");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.lastLine()).matches(".* 5 +(NaN|\\d).*");
    }
  }

  @Test
  void bringsTheToken() throws IOException {
    Path token = state.resolveSibling(state.getFileName() + ".token");
    Files.writeString(token, "open sesame\n");
    try (TestService service = TestService.withToken(state, "open sesame")) {
      assertThat(load(service, "--requests", "5", "--token-file", token.toString()).exitCode())
          .isZero();
      assertThat(load(service, "--requests", "5").err())
          .containsExactly(
              "error: http://127.0.0.1:"
                  + service.running().port()
                  + ": answers /metrics with 401");
    } finally {
      Files.delete(token);
    }
  }

  private static CommandRun load(TestService service, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("load", "--service", "http://127.0.0.1:" + service.running().port()));
    arguments.addAll(List.of(options));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--service http://192.0.2.1:80     | http://192.0.2.1:80: is not on this machine; load stays on it",
        "--service https://localhost:80    | https://localhost:80: expected http://HOST:PORT",
        "--service http://localhost        | http://localhost: expected http://HOST:PORT",
        "--connections 0                   | --connections is 0; it must be 1 to 256",
        "--connections 1,257               | --connections is 257; it must be 1 to 256",
        "--learn 101                       | --learn is 101; it must be 0 to 100",
        "--seconds 0                       | --seconds is 0; it must be 1 to 3600",
        "--requests 0                      | --requests is 0; it must be 1 to 100000000",
        "--repeat 0                        | --repeat is 0; it must be 1 to 3600",
        "--token-file nowhere              | nowhere: cannot be read: no such file or folder"
      })
  void whatCannotBeUsedIsRefusedInOneLine(String options, String error) {
    CommandRun run = CommandRun.of(("load " + options).split(" "));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).containsExactly("error: " + error);
  }

  @Test
  void aServiceThatIsNotThereIsSaidSo() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    CommandRun run = CommandRun.of("load", "--service", "http://127.0.0.1:" + port);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .containsExactly("error: http://127.0.0.1:" + port + ": no service answers there");
  }
}
