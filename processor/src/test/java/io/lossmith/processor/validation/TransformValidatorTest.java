package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformValidatorTest {

  @ParameterizedTest
  @CsvSource({
    "0, FLOAT, 15, 0.0, 'state 1 for logits as they are, or leave temperature out'",
    "-0.5, FLOAT, 15, -0.5, did you mean 0.5?",
    "Double.NaN, FLOAT, 21, NaN, 'state 1 for logits as they are, or leave temperature out'",
    "1 / 0d, DOUBLE, 17, Infinity, 'state 1 for logits as they are, or leave temperature out'",
    "1e-40, FLOAT, 15, 1.0E-40, 'state 1 for logits as they are, or leave temperature out'",
    "1e-310, DOUBLE, 15, 1.0E-310, 'state 1 for logits as they are, or leave temperature out'",
  })
  void aNumberThatIsNoTemperatureIsAnError(
      String source, String precision, int column, String value, String fix) {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "precision = io.lossmith.Precision." + precision,
            "temperature = " + source),
        "7:"
            + column
            + " [LossmithTemperature] temperature of p.Digits is "
            + value
            + "; a temperature is positive and finite, and so is 1 / temperature in the precision"
            + " of the loss; "
            + fix);
  }

  @ParameterizedTest
  @CsvSource({
    "-30, 16, -30.0, did you mean 30.0?",
    "Double.NaN, 22, NaN, 'state a magnitude such as 30, or leave logitSoftcap out'",
    "1 / 0d, 18, Infinity, 'state a magnitude such as 30, or leave logitSoftcap out'",
  })
  void aNumberThatIsNoCapIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        Annotated.with("classes = 3", "logitSoftcap = " + source),
        "6:"
            + column
            + " [LossmithLogitSoftcap] logitSoftcap of p.Digits is "
            + value
            + "; the cap is a finite magnitude, 0 for none; "
            + fix);
  }

  @Test
  void everyAdjustmentThatIsNotFiniteIsAnError() {
    String rule = "; what is added to a logit is finite; ";
    assertErrors(
        Annotated.with("classes = 3", "logitAdjustment = {0d / 0, 1 / 0d, -1 / 0d}"),
        "6:23 [LossmithLogitAdjustment] logitAdjustment[0] of p.Digits is NaN"
            + rule
            + "state 0 for a logit that stays as it is",
        "6:30 [LossmithLogitAdjustment] logitAdjustment[1] of p.Digits is Infinity"
            + rule
            + "state 0 for a logit that stays as it is",
        "6:39 [LossmithLogitAdjustment] logitAdjustment[2] of p.Digits is -Infinity"
            + rule
            + "did you mean maskedClasses = 2?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature = 3e-39",
        "temperature = 3.4e38",
        "logitSoftcap = 0",
        "logitSoftcap = 30",
        "logitAdjustment = {-3.4e38, 0, 1e-45}",
      })
  void otherNumbersAreNoError(String element) {
    assertSilent(Annotated.with("classes = 3", element));
  }
}
