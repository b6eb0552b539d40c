package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetValidatorTest {

  @Test
  void twoAreAnError() {
    assertErrors(
        Annotated.with("classes = 3", "ignoreIndex = {-100, 0}"),
        "6:22 [LossmithIgnoreIndexMany] ignoreIndex of p.Digits holds 2 values; one target at most"
            + " drops its row; keep one, and write it where the targets have another");
  }

  @Test
  void oneWithProbabilitiesIsAnError() {
    assertErrors(
        Annotated.with(
            "classes = 3", "target = io.lossmith.Target.PROBABILITIES", "ignoreIndex = 255"),
        "7:15 [LossmithIgnoreIndexProbabilities] ignoreIndex of p.Digits is 255, and target is"
            + " PROBABILITIES; probabilities have no index that could be ignored; leave ignoreIndex"
            + " out and give a sample weight of 0 to what should not count, or state target ="
            + " Target.INDEX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "-100", "0", "{2}", "Integer.MIN_VALUE"})
  void anyIntIsNoError(String index) {
    assertSilent(Annotated.with("classes = 3", "ignoreIndex = " + index));
  }

  @Test
  void noneWithProbabilitiesIsNoError() {
    assertSilent(
        Annotated.with(
            "classes = 3", "target = io.lossmith.Target.PROBABILITIES", "ignoreIndex = {}"));
  }
}
