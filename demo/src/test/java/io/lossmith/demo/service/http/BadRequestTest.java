package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.TestService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request is said with its place, and the model stays as it is. */
class BadRequestTest {
  private static final String IMAGE = Digits.json(0);

  @TempDir private static Path state;
  private static TestService service;
  private static Answer modelBefore;

  @BeforeAll
  static void start() throws Exception {
    service = TestService.start(state);
    modelBefore = service.caller().get("/model");
  }

  @AfterAll
  static void stop() throws Exception {
    try {
      assertThat(service.caller().get("/model").json()).isEqualTo(modelBefore.json());
    } finally {
      service.close();
    }
  }

  static Stream<Arguments> badJson() {
    return Stream.of(
        Arguments.of("", "body", "expected a JSON object"),
        Arguments.of("[1]", "body", "expected a JSON object"),
        Arguments.of("{}", "body", "has no member image or images"),
        Arguments.of("{\"image\":", "body, line 1, column 10", "is not JSON: Unexpected end"),
        Arguments.of("{\"image\":[0.1,,]}", "body, line 1, column 15", "is not JSON: "),
        Arguments.of("{\"image\":nil}", "body, line 1, column", "is not JSON: "),
        Arguments.of("{\"image\":" + IMAGE + "} {}", "body", "goes on after the end"),
        Arguments.of("{\"picture\":1}", "picture", "is not known; expected image, images, label"),
        Arguments.of("{\"image\":7}", "image", "expected an array of 784 numbers"),
        Arguments.of("{\"image\":null}", "image", "expected an array of 784 numbers"),
        Arguments.of("{\"image\":[0,1,0]}", "image", "has 3 pixels; expected 784"),
        Arguments.of("{\"image\":" + with(IMAGE, "0,0") + "}", "image", "has more than 784"),
        Arguments.of("{\"images\":[" + IMAGE + ",[0]]}", "images[1]", "has 1 pixels; expected"),
        Arguments.of("{\"images\":[]}", "images", "is empty; expected at least one"),
        Arguments.of("{\"images\":" + IMAGE + "}", "images[0]", "expected an array of 784"),
        Arguments.of("{\"images\":{}}", "images", "expected an array of images"),
        Arguments.of(images(5), "images", "holds more than 4; send them in several"),
        Arguments.of("{\"image\":" + with(IMAGE, "NaN") + "}", "image[17]", "is NaN; expected"),
        Arguments.of("{\"image\":" + with(IMAGE, "Infinity") + "}", "image[17]", "is Infinity"),
        Arguments.of("{\"image\":" + with(IMAGE, "-Infinity") + "}", "image[17]", "is -Infinity"),
        Arguments.of("{\"image\":" + with(IMAGE, "1e999") + "}", "image[17]", "is 1e999"),
        Arguments.of(
            "{\"image\":" + with(IMAGE, "1.0001") + "}", "image[17]", "is 1.0001; expected"),
        Arguments.of("{\"image\":" + with(IMAGE, "255") + "}", "image[17]", "is 255; expected"),
        Arguments.of("{\"image\":" + with(IMAGE, "-1e-9") + "}", "image[17]", "is -1e-9; expected"),
        Arguments.of("{\"image\":" + with(IMAGE, "\"0\"") + "}", "image[17]", "expected a number"),
        Arguments.of("{\"image\":" + with(IMAGE, "null") + "}", "image[17]", "expected a number"),
        Arguments.of("{\"image\":" + with(IMAGE, "[0]") + "}", "image[17]", "expected a number"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":10}", "label", "is 10; expected a label of 0 to 9"),
        Arguments.of("{\"image\":" + IMAGE + ",\"label\":-1}", "label", "is -1; expected a label"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":1.5}", "label", "is 1.5; expected a whole"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":NaN}", "label", "is NaN; expected a whole"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":\"3\"}", "label", "is 3; expected a whole"),
        Arguments.of("{\"image\":" + IMAGE + ",\"label\":null}", "label", "expected a whole"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":99999999999999999999}",
            "label",
            "expected a label"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"labels\":[1,2]}",
            "labels",
            "labels of the request: 2; images: 1"),
        Arguments.of("{\"image\":" + IMAGE + ",\"labels\":[10]}", "labels[0]", "is 10; expected"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"label\":1,\"labels\":[1]}", "labels", "comes beside label"),
        Arguments.of(
            "{\"images\":[" + IMAGE + "],\"image\":" + IMAGE + "}", "image", "comes beside images"),
        Arguments.of(
            "{\"image\":" + IMAGE + ",\"image\":" + IMAGE + "}", "body, line 1", "Duplicate"));
  }

  @ParameterizedTest
  @MethodSource("badJson")
  void badJsonIsRefusedByBoth(String json, String where, String detail) throws Exception {
    requireProblem(service.caller().postJson("/predict", json), 400, where, detail);
    Answer learn = service.caller().postJson("/learn", json);
    assertThat(learn.status()).as(learn.body()).isEqualTo(400);
  }

  @Test
  void learningNeedsOneImageWithALabel() throws Exception {
    requireProblem(
        service.caller().postJson("/learn", "{\"image\":" + IMAGE + "}"),
        400,
        "label",
        "is missing; expected 0 to 9");
    requireProblem(
        service.caller().postJson("/learn", images(2)), 400, "images", "holds more than 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/predict           | 0    | body         | has 0 bytes; expected 784 an image",
        "/predict           | 783  | body         | has 783 bytes; expected 784 an image",
        "/predict           | 3920 | body         | holds more than 4",
        "/predict?label=x   | 784  | query label  | is \"x\"; expected a whole number",
        "/predict?labels=1, | 784  | query labels | is \"\"; expected a whole number",
        "/predict?label=10  | 784  | query label  | is 10; expected a label of 0 to 9",
        "/predict?labels=1,2| 784  | query labels | labels of the request: 2; images: 1",
        "/predict?lable=1   | 784  | query lable  | is not known; expected label or labels",
        "/learn             | 784  | label        | is missing; expected 0 to 9",
        "/learn?label=3     | 1568 | body         | holds more than 1"
      })
  void badBytesAreRefused(String path, int length, String where, String detail) throws Exception {
    requireProblem(service.caller().postBytes(path, new byte[length]), 400, where, detail);
  }

  @ParameterizedTest
  @CsvSource({"/predict,text/plain", "/learn,application/x-www-form-urlencoded", "/learn,x"})
  void otherMediaTypesAreRefused(String path, String mediaType) throws Exception {
    HttpRequest.Builder request = service.caller().request(path);
    HttpRequest given =
        request.header("Content-Type", mediaType).POST(BodyPublishers.ofString("{}")).build();
    requireProblem(
        service.caller().send(given), 415, "header Content-Type", "is " + mediaType + "; expected");
    HttpRequest missing =
        service.caller().request(path).POST(BodyPublishers.ofString("{}")).build();
    requireProblem(service.caller().send(missing), 415, "header Content-Type", "is missing");
  }

  @ParameterizedTest
  @CsvSource({"GET,/predict,POST", "PUT,/learn,POST", "DELETE,/predict,POST"})
  void otherMethodsAreRefused(String method, String path, String allowed) throws Exception {
    requireMethodProblem(method, path, allowed);
  }

  @ParameterizedTest
  @CsvSource({"POST,/model", "PUT,/health", "DELETE,/metrics", "PATCH,/openapi.json", "POST,/"})
  void otherMethodsThanReadingAreRefused(String method, String path) throws Exception {
    requireMethodProblem(method, path, "GET, HEAD");
  }

  private static void requireMethodProblem(String method, String path, String allowed)
      throws Exception {
    HttpRequest request =
        service.caller().request(path).method(method, BodyPublishers.noBody()).build();
    Answer answer = service.caller().send(request);
    requireProblem(answer, 405, "method", method + " is not for " + path + "; expected " + allowed);
    assertThat(answer.header("Allow")).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({"/nowhere", "/predict/", "/web/index.html", "/io/lossmith"})
  void unknownPathsAreNotFound(String path) throws Exception {
    Answer answer = service.caller().get(path);
    requireProblem(answer, 404, "path", "does not exist");
  }

  @Test
  void aPathThatLeavesTheRootIsRefusedBeforeItIsARequest() throws Exception {
    requireProblem(service.caller().get("/../pom.xml"), 400, "request", "Bad Request");
  }

  private static void requireProblem(Answer answer, int status, String where, String detail) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("status").intValue()).isEqualTo(status);
    assertThat(answer.text("title")).isNotBlank();
    assertThat(answer.text("where")).startsWith(where);
    assertThat(answer.text("detail")).contains(detail);
    assertThat(answer.body()).doesNotContain("Exception", "at io.", ".java", "lossmith.demo");
  }

  /** An image with other text for its pixel 17. */
  private static String with(String image, String pixel) {
    String[] pixels = image.substring(1, image.length() - 1).split(", ", -1);
    pixels[17] = pixel;
    return "[" + String.join(",", pixels) + "]";
  }

  private static String images(int count) {
    return "{\"images\":[" + String.join(",", Collections.nCopies(count, IMAGE)) + "]}";
  }
}
