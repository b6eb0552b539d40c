package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.ReferenceModel;
import io.lossmith.demo.service.testing.TestService;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PredictTest {
  @TempDir private static Path state;
  private static TestService service;

  private final ReferenceModel reference = new ReferenceModel(Digits.model(1));

  @BeforeAll
  static void start() {
    service = TestService.start(state);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void anImageHasTheModelsProbabilities() throws Exception {
    JsonNode prediction = only(post("{\"image\":" + Digits.json(3) + "}"));
    assertThat(Answer.floats(prediction.get("logits"))).isEqualTo(reference.logits(3));
    assertThat(Answer.floats(prediction.get("probabilities")))
        .isEqualTo(reference.probabilities(3));
    assertThat(prediction.get("digit").intValue()).isEqualTo(largest(reference.logits(3)));
    assertThat(prediction.has("loss")).isFalse();
    assertThat(prediction.has("gradient")).isFalse();
  }

  @Test
  void aLabelBringsLossAndGradient() throws Exception {
    JsonNode prediction = only(post(Digits.labelled(3)));
    assertThat(prediction.get("label").intValue()).isEqualTo(Digits.IMAGES.label(3));
    assertThat(prediction.get("loss").floatValue()).isEqualTo(reference.loss(3));
    assertThat(Answer.floats(prediction.get("gradient"))).isEqualTo(reference.gradient(3));
  }

  @Test
  void aBatchIsAnsweredInOrderAndWithTheBitsOfEachImageAlone() throws Exception {
    Answer answer =
        post(
            "{\"labels\":[%d,%d,%d],\"images\":[%s,%s,%s]}"
                .formatted(
                    Digits.IMAGES.label(5),
                    Digits.IMAGES.label(6),
                    Digits.IMAGES.label(7),
                    Digits.json(5),
                    Digits.json(6),
                    Digits.json(7)));
    JsonNode predictions = answer.json().get("predictions");
    assertThat(predictions.size()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(predictions.get(i)).isEqualTo(only(post(Digits.labelled(5 + i))));
    }
  }

  @Test
  void bytesAreTheSameAsJson() throws Exception {
    Answer answer =
        service.caller().postBytes("/predict?labels=" + Digits.IMAGES.label(8), Digits.bytes(8));
    assertThat(answer.json()).isEqualTo(post(Digits.labelled(8)).json());
    byte[] two = ByteBuffer.allocate(2 * 784).put(Digits.bytes(8)).put(Digits.bytes(9)).array();
    JsonNode predictions =
        service
            .caller()
            .postBytes(
                "/predict?labels=" + Digits.IMAGES.label(8) + "," + Digits.IMAGES.label(9), two)
            .json()
            .get("predictions");
    assertThat(predictions.get(0)).isEqualTo(only(post(Digits.labelled(8))));
    assertThat(predictions.get(1)).isEqualTo(only(post(Digits.labelled(9))));
  }

  @Test
  void predictingLeavesTheModelAsItIs() throws Exception {
    Answer before = service.caller().get("/model");
    Answer answer = post(Digits.labelled(3));
    Answer after = service.caller().get("/model");
    assertThat(answer.json().get("step").longValue()).isZero();
    assertThat(after.text("checksum")).isEqualTo(before.text("checksum"));
    assertThat(after.json().get("predicted").get("images").longValue())
        .isEqualTo(before.json().get("predicted").get("images").longValue() + 1);
  }

  private static Answer post(String json) throws Exception {
    Answer answer = service.caller().postJson("/predict", json);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    return answer;
  }

  private static JsonNode only(Answer answer) {
    JsonNode predictions = answer.json().get("predictions");
    assertThat(predictions.size()).isEqualTo(1);
    return predictions.get(0);
  }

  private static int largest(float[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = values[i] > values[largest] ? i : largest;
    }
    return largest;
  }
}
