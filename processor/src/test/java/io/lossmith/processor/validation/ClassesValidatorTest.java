package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassesValidatorTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -10, Integer.MIN_VALUE})
  void fewerThanTwoAreAnError(int classes) {
    assertErrors(
        "@SoftmaxCrossEntropy(batch = 64, classes = " + classes + ")\nfinal class Digits {}\n",
        "4:44 [LossmithClassesTooFew] classes of p.Digits is "
            + classes
            + "; a classifier tells 2 classes or more apart; state the number of logits in a row;"
            + " a binary classifier with one logit has classes = 2, with 0 as the other logit");
  }

  @Test
  void anExpressionIsReportedWhereItStands() {
    assertErrors(
        "@SoftmaxCrossEntropy(\n    classes = Digits.LABELS)\nfinal class Digits {\n"
            + "  static final int LABELS = 3 - 2;\n}\n",
        "5:21 [LossmithClassesTooFew] classes of p.Digits is 1; a classifier tells 2 classes or"
            + " more apart; state the number of logits in a row; a binary classifier with one"
            + " logit has classes = 2, with 0 as the other logit");
  }

  @Test
  void moreThanAFloatCanCountAreAnError() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 16777217)\nfinal class Digits {}\n",
        "4:32 [LossmithClassesTooMany] classes of p.Digits is 16777217; there may be 16777216"
            + " classes at most, since a float counts no further; state 16777216 or fewer");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 16777216})
  void theLimitsAreNoErrors(int classes) {
    assertSilent("@SoftmaxCrossEntropy(classes = " + classes + ") class Digits {}");
  }
}
