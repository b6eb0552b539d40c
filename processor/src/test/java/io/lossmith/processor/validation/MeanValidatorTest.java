package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeanValidatorTest {
  private static final String ABOUT = "; it is about the mean of a batch's losses; leave ";

  @ParameterizedTest
  @ValueSource(strings = {"SUM", "NONE"})
  void whatIsStatedOfAMeanWithoutOneIsAnError(String reduction) {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "reduction = io.lossmith.Reduction." + reduction,
            "divisor = io.lossmith.Divisor.BY_TARGET",
            "emptyMean = io.lossmith.EmptyMean.ZERO"),
        "8:30 [LossmithNoMean] divisor of p.Digits is stated, and reduction is "
            + reduction
            + ABOUT
            + "divisor out, or state reduction = Reduction.MEAN",
        "9:34 [LossmithNoMean] emptyMean of p.Digits is stated, and reduction is "
            + reduction
            + ABOUT
            + "emptyMean out, or state reduction = Reduction.MEAN");
  }

  @Test
  void oneExampleHasNoMean() {
    assertErrors(
        Annotated.with("classes = 3", "divisor = io.lossmith.Divisor.KEPT_ROWS"),
        "6:30 [LossmithNoMean] divisor of p.Digits is stated, and a call takes one example"
            + ABOUT
            + "divisor out, or state a batch");
  }

  @Test
  void probabilitiesHaveNoTargetWeights() {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "target = io.lossmith.Target.PROBABILITIES",
            "divisor = io.lossmith.Divisor.TARGET_WEIGHTS"),
        "8:30 [LossmithDivisorProbabilities] divisor of p.Digits is TARGET_WEIGHTS, and target is"
            + " PROBABILITIES; the weight of a target is the weight of its one class; state divisor"
            + " = Divisor.ALL_ROWS, as PyTorch divides, or target = Target.INDEX");
  }

  @ParameterizedTest
  @CsvSource({
    "INDEX, TARGET_WEIGHTS, NAN",
    "INDEX, KEPT_ROWS, ZERO",
    "INDEX, ALL_ROWS, NAN",
    "INDEX, BY_TARGET, NAN",
    "PROBABILITIES, BY_TARGET, ZERO",
    "PROBABILITIES, KEPT_ROWS, NAN",
    "PROBABILITIES, ALL_ROWS, NAN",
  })
  void otherMeansAreNoError(String target, String divisor, String emptyMean) {
    assertSilent(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "target = io.lossmith.Target." + target,
            "divisor = io.lossmith.Divisor." + divisor,
            "emptyMean = io.lossmith.EmptyMean." + emptyMean));
  }
}
