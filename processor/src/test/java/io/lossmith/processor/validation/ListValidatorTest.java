package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;

import org.junit.jupiter.api.Test;

class ListValidatorTest {
  private static final String RULE =
      "; there is one value a class, in the order of the classes, masked ones included; state ";

  @Test
  void tooFewWeightsAreAnError() {
    assertErrors(
        Annotated.with("classes = 3", "classWeights = {1, 2}"),
        "6:16 [LossmithOneAClass] classWeights of p.Digits holds 2 values for 3 classes"
            + RULE
            + "3 values, or leave classWeights out");
  }

  @Test
  void tooManyWeightsAreAnErrorEvenIfAllZero() {
    assertErrors(
        Annotated.with("classes = 3", "classWeights = {0, 0, 0, 0}"),
        "6:16 [LossmithOneAClass] classWeights of p.Digits holds 4 values for 3 classes"
            + RULE
            + "3 values, or leave classWeights out");
  }

  @Test
  void aSingleAdjustmentIsAnError() {
    assertErrors(
        Annotated.with("classes = 10", "logitAdjustment = 0.5"),
        "6:19 [LossmithOneAClass] logitAdjustment of p.Digits holds 1 values for 10 classes"
            + RULE
            + "10 values, or leave logitAdjustment out");
  }

  @Test
  void aWrongNumberOfClassesIsTheOnlyError() {
    assertErrors(
        Annotated.with(
            "classes = 1",
            "classWeights = {1, 2}",
            "logitAdjustment = {1, 2}",
            "maskedClasses = 1",
            "topK = 2"),
        "5:11 [LossmithClassesTooFew] classes of p.Digits is 1; a classifier tells 2 classes or"
            + " more apart; state the number of logits in a row; a binary classifier with one logit"
            + " has classes = 2, with 0 as the other logit");
  }
}
