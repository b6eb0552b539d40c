package io.lossmith.demo.service.http;

import io.lossmith.Lossmith;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.DigitService;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.model.ModelVersion;
import io.lossmith.demo.service.model.ModelVersions;
import io.lossmith.demo.service.model.OnlineStep;
import io.lossmith.demo.service.model.Predictor;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import tools.jackson.core.JsonGenerator;

/**
 * Has the code of predictions and steps compiled before the first client needs it: a made-up
 * request again and again, from the bytes of its body to those of its answer. Nothing of it is
 * counted, and the model that learns is a copy.
 */
public final class WarmUp {
  private static final float RATE = 0.01f;

  private WarmUp() {}

  /**
   * Warms a service up.
   *
   * @param service the service
   * @param rounds how many requests of each kind
   * @param time stops after that, if it comes first
   */
  public static void run(DigitService service, int rounds, Duration time) {
    Lossmith.warmUp();
    long end = System.nanoTime() + time.toNanos();
    PredictHandler.Exchange exchange = new PredictHandler.Exchange(service.uncountedLane(1));
    DigitModel model = copy(service.learner().versions());
    OnlineStep step = new OnlineStep(model);
    byte[] body = body(model.inputs());
    for (int i = 0; i < rounds && System.nanoTime() - end < 0; i++) {
      exchange.answer(JsonImages.read(body, exchange.target()));
      step.learn(exchange.target().pixels(), i % Predictor.CLASSES, RATE);
    }
  }

  private static DigitModel copy(ModelVersions versions) {
    ModelVersion version = versions.acquire();
    try {
      return ModelCopy.of(version.model());
    } finally {
      versions.release(version);
    }
  }

  private static byte[] body(int pixels) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.generator(bytes)) {
      json.writeStartObject();
      json.writeArrayPropertyStart("image");
      for (int i = 0; i < pixels; i++) {
        json.writeNumber((i % 256) / 255f);
      }
      json.writeEndArray();
      json.writeNumberProperty("label", 0);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
