package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameValidatorTest {

  @ParameterizedTest
  @CsvSource({
    "9Loss, Loss",
    "digit loss, DigitLoss",
    "digit-loss!, DigitLoss",
    "p.DigitLoss, DigitLoss",
    "class, Class",
    "true, True",
    "record, Record",
    "var, Var",
    "sealed, Sealed",
    "permits, Permits",
    "yield, Yield",
    "_, DigitsLoss",
    "+, DigitsLoss",
    "' ', DigitsLoss",
  })
  void aNameThatNoTypeMayHaveIsAnError(String name, String suggestion) {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, name = \"" + name + "\")\nfinal class Digits {}\n",
        "4:43 [LossmithNameInvalid] name of p.Digits is \""
            + name
            + "\"; the name is a simple class name, a Java identifier that is no keyword; did you"
            + " mean \""
            + suggestion
            + "\"?");
  }

  @Test
  void anIdentifierIsNoError() {
    assertSilent("@SoftmaxCrossEntropy(classes = 2, name = \"Verlust_ß$2\") class D {}");
  }
}
