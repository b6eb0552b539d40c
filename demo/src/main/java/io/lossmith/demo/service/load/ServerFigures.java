package io.lossmith.demo.service.load;

import io.lossmith.demo.data.InvalidInputException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What a service tells of itself in its metrics. */
final class ServerFigures {
  private final Map<String, Double> values = new HashMap<>();

  private ServerFigures(String text) {
    for (String line : text.split("\n", -1)) {
      int end = line.lastIndexOf(' ');
      if (end > 0 && !line.startsWith("#")) {
        String name = line.substring(0, end).replaceAll("\\{.*", "");
        // Of a metric with labels, the sum.
        values.merge(name, Double.parseDouble(line.substring(end + 1)), Double::sum);
      }
    }
  }

  /** Asks a service. */
  static ServerFigures of(HttpClient client, URI service, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve("/metrics")).timeout(Duration.ofSeconds(10));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new InvalidInputException(service, "answers /metrics with " + answer.statusCode());
      }
      return new ServerFigures(answer.body());
    } catch (IOException e) {
      throw new InvalidInputException(service, "no service answers there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidInputException(service, "interrupted");
    }
  }

  double requestSeconds() {
    return value("lossmith_request_seconds_sum");
  }

  double lossNanos() {
    return value("lossmith_loss_nanoseconds_sum");
  }

  double lossCount() {
    return value("lossmith_loss_nanoseconds_count");
  }

  double residentBytes() {
    return value("process_resident_memory_bytes");
  }

  double heapBytes() {
    return value("jvm_memory_after_collection_bytes");
  }

  private double value(String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}
