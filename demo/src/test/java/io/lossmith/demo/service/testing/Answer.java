package io.lossmith.demo.service.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a service answered. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** The body as JSON. */
  public JsonNode json() {
    return MAPPER.readTree(body);
  }

  /** A member of the body as text. */
  public String text(String member) {
    return json().path(member).asString();
  }

  /** A header, or nothing. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** An array of a JSON object as floats. */
  public static float[] floats(JsonNode array) {
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).floatValue();
    }
    return values;
  }
}
