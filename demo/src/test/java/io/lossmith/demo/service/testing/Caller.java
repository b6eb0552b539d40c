package io.lossmith.demo.service.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls a service on this machine. */
public final class Caller {
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI service;

  public Caller(int port) {
    service = URI.create("http://127.0.0.1:" + port);
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  public Answer postJson(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  public Answer postBytes(String path, byte[] bytes) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build());
  }

  /** Something to be added to and then given to {@link #send}. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  public Answer send(HttpRequest request) throws IOException, InterruptedException {
    return Answer.of(client.send(request, BodyHandlers.ofString()));
  }
}
