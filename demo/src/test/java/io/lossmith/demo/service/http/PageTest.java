package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.TestService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir private Path state;

  @Test
  void thePageComesFromTheClassPathAndLoadsNothingFromElsewhere() throws Exception {
    try (TestService service = TestService.start(state)) {
      Answer page = service.caller().get("/");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).startsWith("text/html");
      assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'self'");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.body()).containsIgnoringCase("<!doctype html>");
      assertThat(service.caller().get("/index.html").body()).isEqualTo(page.body());
    }
  }
}
