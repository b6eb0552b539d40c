package io.lossmith.demo.service.http;

import io.lossmith.LogLossAccumulator;
import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.ServiceState;
import io.lossmith.demo.service.learn.LearnTicket;
import io.lossmith.demo.service.metrics.Figures;
import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.model.ModelVersion;
import io.lossmith.demo.service.model.Predictor;
import java.io.OutputStream;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;

/** Writes answers as JSON. */
final class Answers {
  private Answers() {}

  static void prediction(Predictor predictor, long step, OutputStream out) {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("step", step);
      json.writeArrayPropertyStart("predictions");
      for (int row = 0; row < predictor.rows(); row++) {
        image(predictor, row, json);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void image(Predictor predictor, int row, JsonGenerator json) {
    json.writeStartObject();
    json.writeNumberProperty("digit", predictor.digits()[row]);
    floats("probabilities", predictor.probabilities(), row, json);
    floats("logits", predictor.logits(), row, json);
    if (predictor.labelled()) {
      json.writeNumberProperty("label", predictor.labels()[row]);
      json.writeNumberProperty("loss", predictor.losses()[row]);
      floats("gradient", predictor.gradient(), row, json);
    }
    json.writeEndObject();
  }

  private static void floats(String name, float[] values, int row, JsonGenerator json) {
    json.writeArrayPropertyStart(name);
    int start = row * Predictor.CLASSES;
    for (int i = start; i < start + Predictor.CLASSES; i++) {
      json.writeNumber(values[i]);
    }
    json.writeEndArray();
  }

  static void step(LearnTicket ticket, OutputStream out) {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("step", ticket.step());
      json.writeNumberProperty("lossBefore", ticket.lossBefore());
      json.writeNumberProperty("lossAfter", ticket.lossAfter());
      json.writeEndObject();
    }
  }

  static void health(ServiceState state, boolean writable, OutputStream out) {
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeStringProperty("status", state.words());
      json.writeBooleanProperty("learning", writable);
      json.writeEndObject();
    }
  }

  static void model(ModelVersion version, Figures figures, OutputStream out) {
    DigitModel model = version.model();
    try (JsonGenerator json = Json.generator(out)) {
      json.writeStartObject();
      json.writeNumberProperty("inputs", model.inputs());
      json.writeNumberProperty("hiddenUnits", model.hiddenUnits());
      json.writeNumberProperty("classes", Predictor.CLASSES);
      json.writeNumberProperty(
          "parameters", model.parameters().stream().mapToInt(values -> values.length).sum());
      json.writeStringProperty("checksum", HexFormat.of().toHexDigits(ModelCopy.checksum(model)));
      json.writeNumberProperty("step", version.step());
      json.writeStringProperty("backend", figures.backend());
      logLoss("learned", figures.learned(), json);
      logLoss("predicted", figures.predicted(), json);
      json.writeEndObject();
    }
  }

  private static void logLoss(String name, LogLossAccumulator losses, JsonGenerator json) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("images", losses.count());
    number("logLoss", losses.mean(), json);
    number("accuracy", losses.accuracy(), json);
    json.writeEndObject();
  }

  /** JSON has no NaN: what no image has told is null. */
  private static void number(String name, double value, JsonGenerator json) {
    if (Double.isNaN(value)) {
      json.writeNullProperty(name);
    } else {
      json.writeNumberProperty(name, value);
    }
  }
}
