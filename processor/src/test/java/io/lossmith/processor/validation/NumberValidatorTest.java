package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberValidatorTest {
  private static final String OVERFLOWS =
      "; a loss of precision FLOAT rounds it to float, where it is infinite; state a number of"
          + " 3.4028235E38 at most, or precision = Precision.DOUBLE";
  private static final String VANISHES =
      "; a loss of precision FLOAT rounds it to float, where it is 0; state a number of 1.4E-45 at"
          + " least, or precision = Precision.DOUBLE";

  @ParameterizedTest
  @CsvSource({"temperature, 15", "logitSoftcap, 16", "zLoss, 9", "focalGamma, 14"})
  void aNumberBeyondFloatIsAnError(String element, int column) {
    assertErrors(
        Annotated.with("classes = 2", element + " = 1e300"),
        "6:"
            + column
            + " [LossmithNumberOverflows] "
            + element
            + " of p.Digits is 1.0E300"
            + OVERFLOWS);
  }

  @ParameterizedTest
  @CsvSource({
    "temperature, 15",
    "logitSoftcap, 16",
    "zLoss, 9",
    "focalGamma, 14",
    "labelSmoothing, 18",
  })
  void aNumberThatIsLostInFloatIsAnError(String element, int column) {
    assertErrors(
        Annotated.with("classes = 2", element + " = 1e-60"),
        "6:"
            + column
            + " [LossmithNumberVanishes] "
            + element
            + " of p.Digits is 1.0E-60"
            + VANISHES);
  }

  @Test
  void everyEntryOfAListIsRounded() {
    assertErrors(
        Annotated.with(
            "classes = 2", "classWeights = {3.5e38, 1e-60}", "logitAdjustment = {-1e300, 7e-46}"),
        "6:17 [LossmithNumberOverflows] classWeights[0] of p.Digits is 3.5E38" + OVERFLOWS,
        "6:25 [LossmithNumberVanishes] classWeights[1] of p.Digits is 1.0E-60" + VANISHES,
        "7:20 [LossmithNumberOverflows] logitAdjustment[0] of p.Digits is -1.0E300" + OVERFLOWS,
        "7:28 [LossmithNumberVanishes] logitAdjustment[1] of p.Digits is 7.0E-46" + VANISHES);
  }

  @Test
  void aDoubleLossKeepsThemAll() {
    assertSilent(
        Annotated.with(
            "classes = 2",
            "precision = io.lossmith.Precision.DOUBLE",
            "classWeights = {1e300, 1e-60}",
            "logitAdjustment = {-1e300, 7e-46}",
            "temperature = 1e-60",
            "logitSoftcap = 1e300",
            "zLoss = 1e-60",
            "labelSmoothing = 1e-60"));
  }

  @Test
  void whatIsLeftOfANumberIsEnough() {
    assertSilent(
        Annotated.with("classes = 2", "classWeights = {3.4028235e38, 7.1e-46}", "zLoss = 1e-45"));
  }
}
