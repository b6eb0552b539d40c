package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.lossmith.demo.service.metrics.Route;
import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.TestService;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description is true: its schemas take what the service takes and gives. */
class OpenApiTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private static Path state;
  private static TestService service;
  private static JsonNode description;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.start(state);
    Answer answer = service.caller().get("/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    description = answer.json();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyRouteIsDescribedAndNoOther() {
    assertThat(description.get("openapi").asString()).startsWith("3.1");
    assertThat(description.get("paths").propertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Route.values())
                .filter(route -> route != Route.OTHER)
                .map(Route::path)
                .toList());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<JsonNode> references = description.findValues("$ref");
    assertThat(references).isNotEmpty();
    for (JsonNode reference : references) {
      assertThat(description.at(reference.asString().substring(1)).isMissingNode())
          .as(reference.asString())
          .isFalse();
    }
  }

  @Test
  void answersAreAsDescribed() throws Exception {
    requireValid("OneImage", MAPPER.readTree(Digits.labelled(1)));
    requireValid("LabelledImage", MAPPER.readTree(Digits.labelled(1)));
    requireValid("Predictions", service.caller().postJson("/predict", Digits.labelled(1)).json());
    String unlabelled = "{\"images\":[" + Digits.json(1) + "," + Digits.json(2) + "]}";
    requireValid("Images", MAPPER.readTree(unlabelled));
    requireValid("Predictions", service.caller().postJson("/predict", unlabelled).json());
    requireValid("Model", service.caller().get("/model").json());
    requireValid("Step", service.caller().postJson("/learn", Digits.labelled(1)).json());
    requireValid("Model", service.caller().get("/model").json());
    requireValid("Health", service.caller().get("/health").json());
    requireValid("Problem", service.caller().get("/nowhere").json());
    requireValid("Problem", service.caller().postJson("/predict", "{").json());
  }

  @Test
  void theSchemasRefuseWhatTheServiceRefuses() {
    Stream.of(
            "{}",
            "{\"image\":[0]}",
            "{\"image\":" + Digits.json(1) + ",\"label\":10}",
            "{\"image\":" + Digits.json(1) + ",\"label\":1,\"more\":1}",
            "{\"image\":" + Digits.json(1).replaceFirst("0\\.0", "1.5") + ",\"label\":1}")
        .forEach(
            json ->
                assertThat(errors("LabelledImage", MAPPER.readTree(json))).as(json).isNotEmpty());
  }

  private static void requireValid(String schema, JsonNode json) {
    assertThat(errors(schema, json)).as("%s: %s", schema, json).isEmpty();
  }

  /** The schemas stand below the description, to which their references are relative. */
  private static List<Error> errors(String name, JsonNode json) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$id", "https://lossmith.example/openapi.json");
    root.set("components", description.get("components"));
    root.put("$ref", "#/components/schemas/" + name);
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(root);
    return schema.validate(json);
  }
}
