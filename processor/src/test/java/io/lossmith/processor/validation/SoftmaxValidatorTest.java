package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;

class SoftmaxValidatorTest {

  @Test
  void allErrorsOfATypeAreReportedAtOnce() {
    assertErrors(
        Annotated.with(
            "classes = 4",
            "target = io.lossmith.Target.PROBABILITIES",
            "classWeights = {1, 2}",
            "ignoreIndex = -100",
            "labelSmoothing = 10",
            "topK = 5",
            "temperature = 0",
            "name = \"enum\""),
        "7:16 [LossmithOneAClass] classWeights of p.Digits holds 2 values for 4 classes; there is"
            + " one value a class, in the order of the classes, masked ones included; state 4"
            + " values, or leave classWeights out",
        "10:8 [LossmithTopK] topK[0] of p.Digits is 5; a target can be among the 1 to 4 largest"
            + " logits of the classes that are not masked; state 4 or fewer",
        "8:15 [LossmithIgnoreIndexProbabilities] ignoreIndex of p.Digits is -100, and target is"
            + " PROBABILITIES; probabilities have no index that could be ignored; leave ignoreIndex"
            + " out and give a sample weight of 0 to what should not count, or state target ="
            + " Target.INDEX",
        "9:18 [LossmithLabelSmoothing] labelSmoothing of p.Digits is 10.0; the smoothing is the"
            + " share of a target that is spread over the classes, 0 to 1; did you mean 0.1?",
        "11:15 [LossmithTemperature] temperature of p.Digits is 0.0; a temperature is positive and"
            + " finite, and so is 1 / temperature in the precision of the loss; state 1 for logits"
            + " as they are, or leave temperature out",
        "12:8 [LossmithNameInvalid] name of p.Digits is \"enum\"; the name is a simple class name,"
            + " a Java identifier that is no keyword; did you mean \"Enum\"?");
  }

  @Test
  void allThatIndicesCanHaveIsNoError() {
    assertSilent(
        Annotated.with(
            "classes = 4",
            "batch = {8, 3}",
            "classWeights = {1, 2, 0.5, 0}",
            "sampleWeights = true",
            "ignoreIndex = 2",
            "labelSmoothing = 0.1",
            "divisor = io.lossmith.Divisor.KEPT_ROWS",
            "emptyMean = io.lossmith.EmptyMean.ZERO",
            "layout = io.lossmith.Layout.CLASSES_FIRST",
            "storage = io.lossmith.Storage.BFLOAT16",
            "temperature = 2",
            "logitSoftcap = 30",
            "logitAdjustment = {0.1, 0, -0.1, 1}",
            "maskedClasses = 3",
            "zLoss = 1e-4",
            "topK = {1, 3}",
            "outputs = {io.lossmith.Output.LOSSES, io.lossmith.Output.ARGMAX}"));
  }

  @Test
  void allThatProbabilitiesCanHaveIsNoError() {
    assertSilent(
        Annotated.with(
            "classes = 4",
            "target = io.lossmith.Target.PROBABILITIES",
            "classWeights = {1, 2, 0.5, 0}",
            "sampleWeights = true",
            "labelSmoothing = 0.1",
            "precision = io.lossmith.Precision.DOUBLE",
            "temperature = 2",
            "logitSoftcap = 30",
            "logitAdjustment = {0.1, 0, -0.1, 1}",
            "maskedClasses = 3",
            "zLoss = 1e-4",
            "topK = {1, 3}",
            "outputs = {io.lossmith.Output.LOG_SUM_EXP, io.lossmith.Output.ARGMAX}"));
  }
}
