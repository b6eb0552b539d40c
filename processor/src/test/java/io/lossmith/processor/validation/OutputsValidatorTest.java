package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;

class OutputsValidatorTest {
  private static final String LOSSES =
      "; a loss a row is what a call returns already; leave it out";

  @Test
  void lossesWithoutReductionAreAnError() {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "reduction = io.lossmith.Reduction.NONE",
            "outputs = {io.lossmith.Output.ARGMAX",
            "io.lossmith.Output.LOSSES}"),
        "9:19 [LossmithOutputLosses] outputs[1] of p.Digits is LOSSES, and reduction is NONE"
            + LOSSES);
  }

  @Test
  void lossesOfOneExampleAreAnError() {
    assertErrors(
        Annotated.with("classes = 3", "outputs = io.lossmith.Output.LOSSES"),
        "6:29 [LossmithOutputLosses] outputs[0] of p.Digits is LOSSES, and a call takes one example"
            + LOSSES);
  }

  @Test
  void aTargetProbabilityOfProbabilitiesIsAnError() {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "target = io.lossmith.Target.PROBABILITIES",
            "outputs = io.lossmith.Output.TARGET_PROBABILITY"),
        "7:29 [LossmithOutputTargetProbability] outputs[0] of p.Digits is TARGET_PROBABILITY, and"
            + " target is PROBABILITIES; it is the probability of a row's one target class; leave"
            + " it out, or state target = Target.INDEX; softmax writes the probabilities of all"
            + " classes");
  }

  @Test
  void anOutputStatedTwiceIsAnError() {
    assertErrors(
        Annotated.with(
            "classes = 3", "outputs = {io.lossmith.Output.ARGMAX, io.lossmith.Output.ARGMAX}"),
        "6:57 [LossmithStatedTwice] outputs[1] of p.Digits is ARGMAX, and so is one before it; each"
            + " is stated once; leave this one out");
  }

  @Test
  void allOutputsOfIndicesAreNoError() {
    assertSilent(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "outputs = {io.lossmith.Output.ARGMAX, io.lossmith.Output.LOSSES, "
                + "io.lossmith.Output.TARGET_PROBABILITY, io.lossmith.Output.LOG_SUM_EXP}"));
  }
}
