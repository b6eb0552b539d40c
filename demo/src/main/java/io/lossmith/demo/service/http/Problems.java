package io.lossmith.demo.service.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Answers of what went wrong, in the form of RFC 9457, with the place as one more member. */
final class Problems {
  static final String CONTENT_TYPE = "application/problem+json";

  private Problems() {}

  static void answer(Context context, int status, @Nullable String where, String detail) {
    context.status(status).contentType(CONTENT_TYPE).result(bytes(status, where, detail));
  }

  /** The body of such an answer. */
  static byte[] bytes(int status, @Nullable String where, String detail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = Json.generator(bytes)) {
      json.writeStartObject();
      json.writeStringProperty("title", HttpStatus.getMessage(status));
      json.writeNumberProperty("status", status);
      if (where != null) {
        json.writeStringProperty("where", where);
      }
      json.writeStringProperty("detail", detail);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
