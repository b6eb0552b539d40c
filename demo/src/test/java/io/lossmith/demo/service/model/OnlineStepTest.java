package io.lossmith.demo.service.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.demo.model.DigitModel;
import io.lossmith.demo.service.testing.Digits;
import io.lossmith.demo.service.testing.ReferenceModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnlineStepTest {
  @Test
  void stepsHaveTheBitsOfTheTrainingsGradient() {
    DigitModel model = Digits.model(2);
    OnlineStep step = new OnlineStep(model);
    ReferenceModel reference = new ReferenceModel(Digits.model(2));
    for (int image = 0; image < 50; image++) {
      assertThat(step.learn(Digits.pixels(image), Digits.IMAGES.label(image), 0.05f)).isTrue();
      assertThat(step.lossBefore()).isEqualTo(reference.learn(image, 0.05f));
    }
    assertThat(ModelCopy.checksum(model)).isEqualTo(ModelCopy.checksum(reference.model()));
  }

  @Test
  void aStepThatWouldLeaveFiniteNumbersIsNotTaken() {
    DigitModel model = Digits.model(2);
    // The first class is sure and wrong, and its weights are nearly as large as floats go.
    model.parameters().get(3)[0] = Float.MAX_VALUE;
    Arrays.fill(model.parameters().get(2), Float.MAX_VALUE);
    int before = ModelCopy.checksum(model);
    assertThat(new OnlineStep(model).learn(Digits.pixels(0), 7, 1f)).isFalse();
    assertThat(ModelCopy.checksum(model)).isEqualTo(before);
  }
}
