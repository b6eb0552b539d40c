package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.TestService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {
  @TempDir private Path state;

  @Test
  void countsTimesLossesAndMemoryAreTold() throws Exception {
    try (TestService service = TestService.start(state)) {
      service.caller().postJson("/predict", Digits.labelled(0));
      service.caller().postJson("/predict", "{\"image\":" + Digits.json(0) + "}");
      service.caller().postJson("/predict", "{");
      double loss =
          service
              .caller()
              .postJson("/learn", Digits.labelled(0))
              .json()
              .get("lossBefore")
              .floatValue();
      Answer answer = service.caller().get("/metrics");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
      assertThat(answer.body().lines())
          .contains(
              "lossmith_requests_total{path=\"/predict\",status=\"200\"} 2.0",
              "lossmith_requests_total{path=\"/predict\",status=\"400\"} 1.0",
              "lossmith_requests_total{path=\"/learn\",status=\"200\"} 1.0",
              "lossmith_request_seconds_count{path=\"/predict\"} 3",
              "lossmith_request_seconds_bucket{path=\"/predict\",le=\"+Inf\"} 3",
              "lossmith_loss_nanoseconds_count{path=\"/predict\"} 2",
              "lossmith_loss_nanoseconds_count{path=\"/learn\"} 1",
              "lossmith_predicted_images_total 2.0",
              "lossmith_model_step 1.0",
              "lossmith_ready 1.0",
              "lossmith_writable 1.0",
              "lossmith_backend_info{backend=\"scalar\"} 1",
              "lossmith_labelled_images{images=\"predicted\"} 1.0",
              "lossmith_log_loss{images=\"predicted\"} " + loss,
              "lossmith_log_loss{images=\"learned\"} " + loss)
          .anyMatch(
              line ->
                  line.startsWith(
                      "lossmith_request_recent_seconds{path=\"/learn\",quantile=\"0.99\"} 0."))
          .anyMatch(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\"} "))
          .anyMatch(line -> line.startsWith("jvm_memory_after_collection_bytes "));
      assertThat(value(answer, "lossmith_loss_nanoseconds_sum{path=\"/predict\"}"))
          .isPositive()
          .isLessThan(1e9 * value(answer, "lossmith_request_seconds_sum{path=\"/predict\"}"));
    }
  }

  private static double value(Answer answer, String name) {
    return answer
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }
}
