package io.lossmith.demo.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the code of the server compiled: asks it for its health again and again. */
final class ServerWarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(ServerWarmUp.class);

  private ServerWarmUp() {}

  static void run(URI server, int rounds, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try {
      for (int i = 0; i < rounds && System.nanoTime() - end < 0; i++) {
        ask(server.resolve("/health"), time);
      }
    } catch (IOException e) {
      LOG.warn("the server does not answer itself at {}; it is not warmed up", server, e);
    }
  }

  private static void ask(URI health, Duration time) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) health.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) time.toMillis());
    connection.setReadTimeout((int) time.toMillis());
    boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    // Read to its end, so that the next request comes on the same connection.
    try (InputStream answer = ready ? connection.getInputStream() : connection.getErrorStream()) {
      if (answer != null) {
        answer.readAllBytes();
      }
    }
  }
}
