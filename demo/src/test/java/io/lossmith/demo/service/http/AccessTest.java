package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.RawConnection;
import io.lossmith.demo.service.testing.TestService;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may use a service, and when. */
class AccessTest {
  private static final String TOKEN = "correct horse";

  @TempDir private Path state;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer correct", "Bearer correct hors", "Basic correct horse"})
  void withoutTheTokenNothingIsLearnedOrTold(String authorization) throws Exception {
    try (TestService service = TestService.withToken(state, TOKEN)) {
      for (String path : new String[] {"/model", "/metrics"}) {
        requireUnauthorized(
            service
                .caller()
                .send(
                    service.caller().request(path).headers(headers(authorization)).GET().build()));
      }
      for (String path : new String[] {"/predict", "/learn"}) {
        requireUnauthorized(
            service
                .caller()
                .send(
                    service
                        .caller()
                        .request(path)
                        .headers(headers(authorization))
                        .POST(BodyPublishers.ofString(Digits.labelled(0)))
                        .build()));
      }
      assertThat(service.caller().get("/health").status()).isEqualTo(200);
      assertThat(service.running().service().figures().step()).isZero();
    }
  }

  private static String[] headers(String authorization) {
    return authorization.isEmpty()
        ? new String[] {"Content-Type", "application/json"}
        : new String[] {"Content-Type", "application/json", "Authorization", authorization};
  }

  private static void requireUnauthorized(Answer answer) {
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.text("where")).isEqualTo("header Authorization");
    assertThat(answer.body()).doesNotContain(TOKEN);
  }

  @Test
  void withTheTokenEverythingIsOpen() throws Exception {
    try (TestService service = TestService.withToken(state, TOKEN)) {
      Answer answer =
          service
              .caller()
              .send(
                  service
                      .caller()
                      .request("/model")
                      .header("Authorization", "Bearer " + TOKEN)
                      .GET()
                      .build());
      assertThat(answer.status()).isEqualTo(200);
    }
  }

  @Test
  void nothingIsAnsweredBeforeTheServiceIsWarm() throws Exception {
    try (TestService service = TestService.cold(state)) {
      Answer health = service.caller().get("/health");
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.text("status")).isEqualTo("warming up");
      Answer learn = service.caller().postJson("/learn", Digits.labelled(0));
      assertThat(learn.status()).isEqualTo(503);
      assertThat(learn.header("Retry-After")).isEqualTo("1");
      assertThat(learn.text("detail")).isEqualTo("is warming up");
      service.running().warmUp(10);
      assertThat(service.caller().get("/health").text("status")).isEqualTo("ready");
      assertThat(service.running().service().figures().step()).isZero();
      assertThat(service.caller().postJson("/learn", Digits.labelled(0)).status()).isEqualTo(200);
    }
  }

  @Test
  void onlyThisMachineIsListenedTo() throws Exception {
    Optional<InetAddress> outside = addressOfThisMachine();
    try (TestService service = TestService.start(state)) {
      assertThat(service.caller().get("/health").status()).isEqualTo(200);
      if (outside.isPresent()) {
        int port = service.running().port();
        assertThat(catchThrowable(() -> new Socket(outside.get(), port).close()))
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "localhost,200", "127.0.0.1:80,200", "[::1]:80,200", "LOCALHOST,200",
    "evil.example,421", "localhost.evil.example,421", "127.0.0.1.evil.example,421", "192.0.2.1,421"
  })
  void aNameThatIsNotOfThisMachineIsRefused(String host, int status) throws Exception {
    try (TestService service = TestService.start(state);
        RawConnection connection = new RawConnection(service.running().port())) {
      connection.send("GET /model HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
      assertThat(connection.readStatusLine()).startsWith("HTTP/1.1 " + status + " ");
    }
  }

  private static Optional<InetAddress> addressOfThisMachine() throws Exception {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }
}
