package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FocalValidatorTest {
  private static final String PROBABILITIES =
      "[LossmithFocalProbabilities] focalGamma of p.Digits is 2.0, and target is PROBABILITIES; the"
          + " focal factor is made of the probability of one known target; leave focalGamma out, or"
          + " state target = Target.INDEX";
  private static final String SMOOTHING =
      "[LossmithFocalSmoothing] focalGamma of p.Digits is 2.0, and labelSmoothing is 0.1; the focal"
          + " factor is made of the probability of one known target, and smoothing adds others;"
          + " leave focalGamma out, or labelSmoothing";

  @ParameterizedTest
  @CsvSource({
    "-2, 14, -2.0, did you mean 2.0?",
    "Double.NaN, 20, NaN, 'state an exponent such as 2, or leave focalGamma out'",
    "1e300 * 1e300, 20, Infinity, 'state an exponent such as 2, or leave focalGamma out'",
  })
  void aNumberThatIsNoExponentIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        Annotated.with("classes = 3", "focalGamma = " + source),
        "6:"
            + column
            + " [LossmithFocalGamma] focalGamma of p.Digits is "
            + value
            + "; the exponent is finite and 0 or more; "
            + fix);
  }

  @Test
  void oneWithProbabilitiesIsAnError() {
    assertErrors(
        Annotated.with(
            "classes = 3", "focalGamma = 2", "target = io.lossmith.Target.PROBABILITIES"),
        "6:14 " + PROBABILITIES);
  }

  @Test
  void oneWithSmoothingIsAnError() {
    assertErrors(
        Annotated.with("classes = 3", "labelSmoothing = 0.1", "focalGamma = 2"),
        "7:14 " + SMOOTHING);
  }

  @Test
  void oneWithBothIsTwoErrors() {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "labelSmoothing = 0.1",
            "target = io.lossmith.Target.PROBABILITIES",
            "focalGamma = 2"),
        "8:14 " + PROBABILITIES,
        "8:14 " + SMOOTHING);
  }

  @Test
  void anExponentOfZeroIsNoneAndNoError() {
    assertSilent(
        Annotated.with(
            "classes = 3",
            "focalGamma = 0",
            "labelSmoothing = 0.1",
            "target = io.lossmith.Target.PROBABILITIES"));
  }

  @Test
  void oneWithTheZLossIsNoError() {
    assertSilent(
        Annotated.with("classes = 3", "focalGamma = 0.5", "labelSmoothing = 0", "zLoss = 1e-4"));
  }
}
