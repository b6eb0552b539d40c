package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassWeightsValidatorTest {
  private static final String RULE = "; a weight is finite and 0 or more; ";
  private static final String ALL_ZERO =
      "[LossmithClassWeightsAllZero] classWeights of p.Digits is 0 for every class that is not"
          + " masked; without a positive weight there is no loss; state a positive weight, or leave"
          + " classWeights out for equal ones";

  @ParameterizedTest
  @CsvSource({
    "-0.5, 20, -0.5, did you mean 0.5?",
    "Double.NaN, 26, NaN, state 1 for a class that counts as it is",
    "1 / 0d, 22, Infinity, state 1 for a class that counts as it is",
    "-1 / 0d, 23, -Infinity, state 1 for a class that counts as it is",
  })
  void aNumberThatIsNoWeightIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        Annotated.with("classes = 2", "classWeights = {1, " + source + "}"),
        "6:"
            + column
            + " [LossmithClassWeight] classWeights[1] of p.Digits is "
            + value
            + RULE
            + fix);
  }

  @Test
  void everyWrongWeightIsReportedWhereItStands() {
    assertErrors(
        Annotated.with("classes = 3", "classWeights = {-1", " 0", " -2}"),
        "6:17 [LossmithClassWeight] classWeights[0] of p.Digits is -1.0"
            + RULE
            + "did you mean 1.0?",
        "8:2 [LossmithClassWeight] classWeights[2] of p.Digits is -2.0"
            + RULE
            + "did you mean 2.0?");
  }

  @Test
  void weightsThatAreAllZeroAreAnError() {
    assertErrors(Annotated.with("classes = 3", "classWeights = {0, 0, -0.0}"), "6:16 " + ALL_ZERO);
  }

  @Test
  void theWeightOfAMaskedClassDoesNotCount() {
    assertErrors(
        Annotated.with("classes = 3", "maskedClasses = 1", "classWeights = {0, 5, 0}"),
        "7:16 " + ALL_ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{1, 1, 1}", "{0, 0, 1e-45}", "{3.4e38, 2, 0}"})
  void otherWeightsAreNoError(String weights) {
    assertSilent(Annotated.with("classes = 3", "classWeights = " + weights));
  }
}
