package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskValidatorTest {
  private static final String TOO_MANY =
      " classes; a classifier tells 2 classes or more apart; mask fewer classes";

  @ParameterizedTest
  @CsvSource({
    "10, did you mean 9? Classes count from 0",
    "-1, did you mean 9? No class counts from the end",
    "-10, did you mean 0? No class counts from the end",
    "-11, leave it out",
    "11, leave it out",
  })
  void aNumberThatIsNoClassIsAnError(int masked, String fix) {
    assertErrors(
        Annotated.with("classes = 10", "maskedClasses = {3, " + masked + "}"),
        "6:21 [LossmithMaskedClass] maskedClasses[1] of p.Digits is "
            + masked
            + "; the classes are 0 to 9; "
            + fix);
  }

  @Test
  void aClassStatedTwiceIsAnError() {
    assertErrors(
        Annotated.with("classes = 10", "maskedClasses = {3, 0, 3}"),
        "6:24 [LossmithStatedTwice] maskedClasses[2] of p.Digits is 3, and so is one before it;"
            + " each is stated once; leave this one out");
  }

  @Test
  void oneClassLeftIsAnError() {
    assertErrors(
        Annotated.with("classes = 3", "maskedClasses = {0, 1}"),
        "6:17 [LossmithMaskedTooMany] maskedClasses of p.Digits leaves 1 of 3" + TOO_MANY);
  }

  @Test
  void noClassLeftIsAnError() {
    assertErrors(
        Annotated.with("classes = 2", "maskedClasses = {1, 0}", "classWeights = {1, 1}"),
        "6:17 [LossmithMaskedTooMany] maskedClasses of p.Digits leaves 0 of 2" + TOO_MANY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "0", "{2, 0}"})
  void twoClassesLeftAreNoError(String masked) {
    assertSilent(Annotated.with("classes = 4", "maskedClasses = " + masked));
  }
}
