package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;

import org.junit.jupiter.api.Test;

class TypeValidatorTest {
  private static final String KINDS =
      "; a class, a record or an interface can be annotated; annotate the class that owns the"
          + " model";
  private static final String PRIVATE =
      " is private; the annotated type and the types around it must be visible in their package;"
          + " remove private from ";

  @Test
  void anEnumIsAnError() {
    assertErrors(
        "  @SoftmaxCrossEntropy(classes = 10)\nenum Digits { ZERO }\n",
        "4:3 [LossmithKindUnsupported] p.Digits is an enum" + KINDS);
  }

  @Test
  void anAnnotationInterfaceIsAnError() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10)\n@interface Digits {}\n",
        "4:1 [LossmithKindUnsupported] p.Digits is an annotation interface" + KINDS);
  }

  @Test
  void aPrivateTypeIsAnError() {
    assertErrors(
        "final class Digits {\n  @SoftmaxCrossEntropy(classes = 10)\n"
            + "  private static final class Model {}\n}\n",
        "5:3 [LossmithTypePrivate] p.Digits.Model" + PRIVATE + "Model");
  }

  @Test
  void aTypeInsideAPrivateTypeIsAnError() {
    assertErrors(
        "final class Digits {\n  private interface Hidden {\n"
            + "    @SoftmaxCrossEntropy(classes = 10) class Model {}\n  }\n}\n",
        "6:5 [LossmithTypePrivate] p.Digits.Hidden" + PRIVATE + "Hidden");
  }

  @Test
  void allErrorsOfATypeAreReportedAtOnce() {
    assertErrors(
        "final class Digits {\n  @SoftmaxCrossEntropy(\n      classes = 1,\n      batch = {4, 0},\n"
            + "      name = \"enum\")\n  private enum Label { ZERO }\n}\n",
        "5:3 [LossmithKindUnsupported] p.Digits.Label is an enum" + KINDS,
        "5:3 [LossmithTypePrivate] p.Digits.Label" + PRIVATE + "Label",
        "6:17 [LossmithClassesTooFew] classes of p.Digits.Label is 1; a classifier tells 2 classes"
            + " or more apart; state the number of logits in a row; a binary classifier with one"
            + " logit has classes = 2, with 0 as the other logit",
        "7:19 [LossmithBatchDimension] batch[1] of p.Digits.Label is 0; a dimension is 1 or more;"
            + " state this dimension's size, or leave the dimension out",
        "8:14 [LossmithNameInvalid] name of p.Digits.Label is \"enum\"; the name is a simple class"
            + " name, a Java identifier that is no keyword; did you mean \"Enum\"?");
  }
}
