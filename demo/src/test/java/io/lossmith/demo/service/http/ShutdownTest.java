package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lossmith.demo.service.ServiceState;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.RawConnection;
import io.lossmith.demo.service.testing.TestService;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShutdownTest {
  @TempDir private Path state;

  @Test
  void aRequestThatHasBegunIsAnsweredAndItsStepIsKept() throws Exception {
    byte[] body = Digits.labelled(0).getBytes(StandardCharsets.UTF_8);
    TestService service = TestService.start(state);
    int port = service.running().port();
    Thread closing = new Thread(service::close);
    try (RawConnection connection = new RawConnection(port)) {
      connection.send(
          "POST /learn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
              + body.length
              + "\r\n\r\n{");
      while (service.running().service().metrics().inProgress() == 0) {
        Thread.onSpinWait();
      }
      closing.start();
      while (service.running().service().state() != ServiceState.STOPPING) {
        Thread.onSpinWait();
      }
      assertThat(service.caller().postJson("/predict", Digits.labelled(0)).text("detail"))
          .isEqualTo("is stopping");
      connection.send(Arrays.copyOfRange(body, 1, body.length));
      assertThat(connection.readStatusLine()).isEqualTo("HTTP/1.1 200 OK");
    }
    closing.join();
    assertThatThrownBy(() -> new RawConnection(port).close()).isInstanceOf(ConnectException.class);
    try (TestService again = TestService.start(state)) {
      assertThat(again.reports()).isEmpty();
      assertThat(again.running().service().figures().step()).isEqualTo(1);
    }
  }
}
