package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZLossRuleTest {

  @ParameterizedTest
  @CsvSource({
    "-1e-4, 9, -1.0E-4, did you mean 1.0E-4?",
    "Double.NaN, 15, NaN, 'state a factor such as 1.0E-4, or leave zLoss out'",
    "1 / 0d, 11, Infinity, 'state a factor such as 1.0E-4, or leave zLoss out'",
  })
  void aNumberThatIsNoFactorIsAnError(String source, int column, String value, String fix) {
    assertErrors(
        Annotated.with("classes = 3", "zLoss = " + source),
        "6:"
            + column
            + " [LossmithZLoss] zLoss of p.Digits is "
            + value
            + "; the factor of the squared log-sum-exp is finite and 0 or more; "
            + fix);
  }
}
