package io.lossmith.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lossmith.demo.service.model.ModelCopy;
import io.lossmith.demo.service.testing.Answer;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.ReferenceModel;
import io.lossmith.demo.service.testing.TestService;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LearnTest {
  private final ReferenceModel reference = new ReferenceModel(Digits.model(1));

  @TempDir private Path state;

  @Test
  void aStepMovesTheModelAgainstTheGradient() throws Exception {
    try (TestService service = TestService.start(state)) {
      for (int image = 0; image < 20; image++) {
        JsonNode step = learn(service, image);
        assertThat(step.get("step").longValue()).isEqualTo(image + 1);
        assertThat(step.get("lossBefore").floatValue())
            .isEqualTo(reference.learn(image, TestService.RATE));
        assertThat(step.get("lossAfter").floatValue())
            .isEqualTo(reference.loss(image))
            .isLessThan(step.get("lossBefore").floatValue());
      }
      assertThat(service.caller().get("/model").text("checksum")).isEqualTo(checksum());
    }
  }

  @Test
  void whatWasLearnedIsThereAfterARestart() throws Exception {
    Answer before;
    try (TestService service = TestService.start(state)) {
      for (int image = 0; image < 5; image++) {
        learn(service, image);
        reference.learn(image, TestService.RATE);
      }
      before = service.caller().get("/model");
    }
    try (TestService service = TestService.start(state)) {
      assertThat(service.reports()).isEmpty();
      Answer after = service.caller().get("/model");
      assertThat(after.text("checksum")).isEqualTo(checksum());
      assertThat(after.json()).isEqualTo(before.json());
      assertThat(learn(service, 5).get("step").longValue()).isEqualTo(6);
    }
  }

  @Test
  void theRunningLogLossIsThatOfTheStepsBeforeTheyWereLearned() throws Exception {
    try (TestService service = TestService.start(state)) {
      assertThat(learned(service).get("logLoss").isNull()).isTrue();
      double sum = 0;
      for (int image = 0; image < 10; image++) {
        sum += learn(service, image).get("lossBefore").doubleValue();
      }
      JsonNode learned = learned(service);
      assertThat(learned.get("images").longValue()).isEqualTo(10);
      assertThat(learned.get("logLoss").doubleValue()).isCloseTo(sum / 10, within(1e-6));
      assertThat(learned.get("accuracy").doubleValue()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void rawBytesAreLearnedTheSame() throws Exception {
    try (TestService service = TestService.start(state)) {
      Answer answer =
          service.caller().postBytes("/learn?label=" + Digits.IMAGES.label(0), Digits.bytes(0));
      assertThat(answer.json().get("lossBefore").floatValue())
          .isEqualTo(reference.learn(0, TestService.RATE));
      assertThat(service.caller().get("/model").text("checksum")).isEqualTo(checksum());
    }
  }

  private static JsonNode learn(TestService service, int image) throws Exception {
    Answer answer = service.caller().postJson("/learn", Digits.labelled(image));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static JsonNode learned(TestService service) throws Exception {
    return service.caller().get("/model").json().get("learned");
  }

  private String checksum() {
    return HexFormat.of().toHexDigits(ModelCopy.checksum(reference.model()));
  }
}
