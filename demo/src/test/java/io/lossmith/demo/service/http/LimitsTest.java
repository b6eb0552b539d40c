package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.RawConnection;
import io.lossmith.demo.service.testing.TestService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that send too much, too slowly, or something that is not HTTP. */
class LimitsTest {
  private static final String HEAD =
      "POST /learn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  private static final int HUNDRED_MEBIBYTES = 100 << 20;

  @TempDir private static Path state;
  private static TestService service;
  private static Answer modelBefore;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.start(state);
    modelBefore = service.caller().get("/model");
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      assertThat(service.caller().get("/model").json()).isEqualTo(modelBefore.json());
    } finally {
      service.close();
    }
  }

  @Test
  void aBodyThatIsAnnouncedAsTooLongIsRefusedBeforeItComes() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Content-Length: " + HUNDRED_MEBIBYTES + "\r\n\r\n");
      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 413 ")
          .contains("Connection: close")
          .contains("\"where\":\"body\"")
          .contains("has 104857600 bytes; expected at most 100000");
    }
  }

  @Test
  void aBodyWithoutALengthIsCutOffAtTheLimit() throws Exception {
    byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes("ISO-8859-1");
    long sent = 0;
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
      while (sent < HUNDRED_MEBIBYTES) {
        connection.send(chunk);
        sent += chunk.length;
      }
    } catch (IOException e) {
      // The service has closed the connection, with most of the body still to come.
      assertThat(sent).isLessThan(HUNDRED_MEBIBYTES / 4);
      return;
    }
    throw new AssertionError("the service read all of " + sent + " bytes");
  }

  @Test
  void theLimitItselfIsAllowed() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Content-Length: 100001\r\n\r\n");
      assertThat(connection.readAll()).contains("has 100001 bytes; expected at most 100000");
    }
    Answer answer = service.caller().postJson("/predict", " ".repeat(100_000));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("detail")).isEqualTo("expected a JSON object");
  }

  @Test
  void aClientThatStopsInTheMiddleOfABodyIsToldSo() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Content-Length: 1000\r\n\r\n{\"image\":[");
      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 408 ")
          .contains("stopped coming; expected all of it within 1 s");
    }
  }

  @Test
  void aClientThatDripsIsCutOff() throws Exception {
    long start = System.nanoTime();
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Content-Length: 1000\r\n\r\n");
      Thread dripping = new Thread(() -> drip(connection));
      dripping.start();
      assertThat(connection.readAll())
          .startsWith("HTTP/1.1 408 ")
          .contains("bytes by then; expected all of it within 1 s");
      dripping.join();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private static void drip(RawConnection connection) {
    try {
      for (int i = 0; i < 200; i++) {
        connection.send(" ");
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      // Closed by the service, as it should be.
      return;
    }
  }

  @Test
  void aConnectionOnWhichNothingComesIsClosed() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send("POST /learn HTTP/1.1\r\nHo");
      assertThat(connection.readAll()).doesNotContain("200 OK");
    }
  }

  @Test
  void aBodyThatEndsTooEarlyTeachesNothing() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(HEAD + "Content-Length: 1000\r\n\r\n{");
    }
    assertThat(service.caller().get("/model").json()).isEqualTo(modelBefore.json());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002\r\n\r\n",
        "POST /learn HTTP/9.9\r\n\r\n",
        "POST /learn HTTP/1.1\r\nContent-Length: x\r\nHost: localhost\r\n\r\n",
        "POST /learn HTTP/1.1\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void whatIsNotHttpIsRefusedWithoutAStackTrace(String text) throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(text);
      assertThat(connection.readAll())
          .matches("(?s)HTTP/1.1 (400|505) .*")
          .doesNotContain("Exception", "at org.", ".java", "<html>");
    }
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    try (RawConnection connection = new RawConnection(service.running().port())) {
      connection.send(
          "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(20_000) + "\r\n\r\n");
      assertThat(connection.readStatusLine()).startsWith("HTTP/1.1 431 ");
    }
  }
}
