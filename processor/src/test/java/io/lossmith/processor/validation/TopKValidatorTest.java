package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopKValidatorTest {

  @Test
  void everyNumberOutsideTheLiveClassesIsAnError() {
    String rule =
        "; a target can be among the 1 to 8 largest logits of the classes that are not"
            + " masked; ";
    assertErrors(
        Annotated.with("classes = 10", "maskedClasses = {0, 9}", "topK = {0, 8, 9}"),
        "7:9 [LossmithTopK] topK[0] of p.Digits is 0" + rule + "state 1 or more",
        "7:15 [LossmithTopK] topK[2] of p.Digits is 9" + rule + "state 8 or fewer");
  }

  @Test
  void aNumberStatedTwiceIsAnError() {
    assertErrors(
        Annotated.with("classes = 10", "topK = {5, 1, 5, 1}"),
        "6:15 [LossmithStatedTwice] topK[2] of p.Digits is 5, and so is one before it; each is"
            + " stated once; leave this one out",
        "6:18 [LossmithStatedTwice] topK[3] of p.Digits is 1, and so is one before it; each is"
            + " stated once; leave this one out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "1", "{10, 5}"})
  void otherNumbersAreNoError(String topK) {
    assertSilent(Annotated.with("classes = 10", "topK = " + topK));
  }
}
