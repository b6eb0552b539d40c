package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmoothingValidatorTest {

  @ParameterizedTest
  @CsvSource({
    "10, 18, 10.0, did you mean 0.1?",
    "2, 18, 2.0, did you mean 0.02?",
    "100, 18, 100.0, did you mean 1.0?",
    "101, 18, 101.0, 'state a share such as 0.1, or 0 for none'",
    "1.0000001, 18, 1.0000001, 'state a share such as 0.1, or 0 for none'",
    "-0.1, 18, -0.1, did you mean 0.1?",
    "-10, 18, -10.0, 'state a share such as 0.1, or 0 for none'",
    "Float.NaN, 23, NaN, 'state a share such as 0.1, or 0 for none'",
    "1 / 0d, 20, Infinity, 'state a share such as 0.1, or 0 for none'",
  })
  void aNumberThatIsNoShareIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        Annotated.with("classes = 3", "labelSmoothing = " + source),
        "6:"
            + column
            + " [LossmithLabelSmoothing] labelSmoothing of p.Digits is "
            + value
            + "; the smoothing is the share of a target that is spread over the classes, 0 to 1; "
            + fix);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0.0", "0.1", "0.1f", "1"})
  void aShareIsNoError(String smoothing) {
    assertSilent(Annotated.with("classes = 3", "labelSmoothing = " + smoothing));
  }
}
