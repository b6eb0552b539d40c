package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.compile;
import static io.lossmith.processor.testing.Expectations.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.lossmith.processor.testing.Compiled;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameClashValidatorTest {
  private static final String OWN_NAME = "; the generated class needs a name of its own; ";
  private static final String EXISTS =
      ", but a type of that name exists already" + OWN_NAME + "rename either, or state another";
  private static final String EACH_NAME = "; each generated class needs a name of its own; ";
  private static final String CASE =
      "; names of generated classes differ in more than case, since some file systems ignore it; ";

  @Test
  void aTypeOfTheCompilationIsInTheWay() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10)\nfinal class Digits {}\nfinal class DigitsLoss {}\n",
        "4:1 [LossmithNameTaken] the loss of p.Digits would be p.DigitsLoss"
            + EXISTS
            + " name as in name = \"DigitsCrossEntropy\"");
  }

  @Test
  void theAnnotatedTypeItselfIsInTheWay() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, name = \"Digits\")\nfinal class Digits {}\n",
        "4:43 [LossmithNameTaken] the loss of p.Digits would be p.Digits"
            + EXISTS
            + " name as in name = \"DigitsCrossEntropy\"");
  }

  @Test
  void aTypeOfTheClassPathIsInTheWay() {
    Compiled compiled =
        compile(
            Map.of(
                "io.lossmith.Digits",
                "package io.lossmith;\n@SoftmaxCrossEntropy(name = \"BatchLoss\", classes = 10)\n"
                    + "final class Digits {}\n"));
    assertThat(said(compiled))
        .containsExactly(
            "/io/lossmith/Digits.java:2:29 [LossmithNameTaken] the loss of io.lossmith.Digits would"
                + " be io.lossmith.BatchLoss"
                + EXISTS
                + " name as in name = \"DigitsCrossEntropy\"");
    assertThat(compiled.generatedNames()).isEmpty();
  }

  @Test
  void twoTypesThatAskForOneNameAreBothWrong() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, name = \"Shared\")\nfinal class A {}\n"
            + "@SoftmaxCrossEntropy(classes = 10, name = \"Shared\")\nfinal class B {}\n",
        "4:43 [LossmithNameShared] the loss of p.A would be p.Shared, and so would the loss of p.B"
            + EACH_NAME
            + "state another name as in name = \"ACrossEntropy\"",
        "6:43 [LossmithNameShared] the loss of p.B would be p.Shared, and so would the loss of p.A"
            + EACH_NAME
            + "state another name as in name = \"BCrossEntropy\"");
  }

  @Test
  void aNestedTypeAndATopLevelTypeCanAskForOneName() {
    assertErrors(
        "final class Outer {\n  @SoftmaxCrossEntropy(classes = 10) static class Inner {}\n}\n"
            + "@SoftmaxCrossEntropy(classes = 10) final class Outer_Inner {}\n",
        "5:3 [LossmithNameShared] the loss of p.Outer.Inner would be p.Outer_InnerLoss, and so"
            + " would the loss of p.Outer_Inner"
            + EACH_NAME
            + "state another name as in name = \"Outer_InnerCrossEntropy\"",
        "7:1 [LossmithNameShared] the loss of p.Outer_Inner would be p.Outer_InnerLoss, and so"
            + " would the loss of p.Outer.Inner"
            + EACH_NAME
            + "state another name as in name = \"Outer_InnerCrossEntropy\"");
  }

  @Test
  void namesThatDifferInCaseAloneAreBothWrong() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10)\nfinal class Digit {}\n"
            + "@SoftmaxCrossEntropy(classes = 10, name = \"Digitloss\")\nfinal class Other {}\n",
        "4:1 [LossmithNameDiffersInCase] the loss of p.Digit would be p.DigitLoss, and the loss of"
            + " p.Other would be p.Digitloss"
            + CASE
            + "state another name as in name = \"DigitCrossEntropy\"",
        "6:43 [LossmithNameDiffersInCase] the loss of p.Other would be p.Digitloss, and the loss"
            + " of p.Digit would be p.DigitLoss"
            + CASE
            + "state another name as in name = \"OtherCrossEntropy\"");
  }

  @Test
  void oneNameInTwoPackagesIsNoClash() {
    Compiled compiled =
        compile(
            Map.of(
                "p.Digits",
                "package p;\n@io.lossmith.SoftmaxCrossEntropy(classes = 10) class Digits {}\n",
                "q.Digits",
                "package q;\n@io.lossmith.SoftmaxCrossEntropy(classes = 10) class Digits {}\n"));
    assertThat(said(compiled)).isEmpty();
    assertThat(compiled.generatedNames()).containsExactly("p.DigitsLoss", "q.DigitsLoss");
  }
}
