package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import io.lossmith.demo.service.DigitService;
import io.lossmith.demo.service.ServiceState;
import io.lossmith.demo.service.metrics.MetricsText;
import io.lossmith.demo.service.model.ModelVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Answers what tells of the service: its model, health, metrics and description. */
final class InfoHandlers {
  private static final String DESCRIPTION = "openapi.json";

  private final DigitService service;
  private final MetricsText metrics;
  private final byte[] description;

  InfoHandlers(DigitService service) {
    this.service = service;
    metrics = new MetricsText(service.metrics());
    try (InputStream in =
        Objects.requireNonNull(InfoHandlers.class.getResourceAsStream(DESCRIPTION), DESCRIPTION)) {
      description = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void model(Context context) {
    AnswerBuffer buffer = new AnswerBuffer();
    ModelVersion version = service.learner().versions().acquire();
    try {
      Answers.model(version, service.figures(), buffer);
    } finally {
      service.learner().versions().release(version);
    }
    buffer.send(context);
  }

  void health(Context context) {
    AnswerBuffer buffer = new AnswerBuffer();
    ServiceState state = service.state();
    Answers.health(state, service.learner().isWritable(), buffer);
    context.status(state == ServiceState.READY ? 200 : 503);
    buffer.send(context);
  }

  void metrics(Context context) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    metrics.write(service.figures(), text);
    context.contentType(MetricsText.CONTENT_TYPE).result(text.toByteArray());
  }

  void description(Context context) {
    context.contentType("application/json").result(description);
  }
}
