package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchValidatorTest {
  private static final String FIRST_DIMENSION =
      "; a dimension is 1 or more; state the number of rows, ANY if it is known only at run time,"
          + " or no batch at all for one example";
  private static final String TOO_LONG =
      "; logits are one array, of 2147483639 elements at most; state smaller dimensions and call"
          + " the loss once for each part of the batch";

  @Test
  void aSingleDimensionOfZeroIsAnError() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, batch = 0)\nfinal class Digits {}\n",
        "4:44 [LossmithBatchDimension] batch[0] of p.Digits is 0" + FIRST_DIMENSION);
  }

  @Test
  void everyWrongDimensionIsReportedWhereItStands() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, batch = {-2, 8, 0,\n  -1})\nfinal class Digits {}\n",
        "4:45 [LossmithBatchDimension] batch[0] of p.Digits is -2" + FIRST_DIMENSION,
        "4:52 [LossmithBatchDimension] batch[2] of p.Digits is 0; a dimension is 1 or more; state"
            + " this dimension's size, or leave the dimension out",
        "5:3 [LossmithBatchAnyNotFirst] batch[3] of p.Digits is ANY (-1); only the first dimension"
            + " may be known at run time alone; state this dimension's size, or move it to the"
            + " front");
  }

  @Test
  void moreLogitsThanAnArrayHoldsAreAnError() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 10, batch = {65536, 65536})\nfinal class Digits {}\n",
        "4:44 [LossmithBatchTooLarge] the batch of p.Digits has 4294967296 rows of 10 classes,"
            + " 42949672960 logits"
            + TOO_LONG);
  }

  @Test
  void oneMoreLogitThanAnArrayHoldsIsAnError() {
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 2, batch = 1073741820)\nfinal class Digits {}\n",
        "4:43 [LossmithBatchTooLarge] the batch of p.Digits has 1073741820 rows of 2 classes,"
            + " 2147483640 logits"
            + TOO_LONG);
  }

  @Test
  void aLengthBeyondLongIsAnError() {
    String most = "Integer.MAX_VALUE";
    assertErrors(
        "@SoftmaxCrossEntropy(classes = 2, batch = {"
            + String.join(", ", most, most, most)
            + "})\nfinal class Digits {}\n",
        "4:43 [LossmithBatchTooLarge] the batch of p.Digits has 9903520300447984150353281023 rows"
            + " of 2 classes, 19807040600895968300706562046 logits"
            + TOO_LONG);
  }

  @Test
  void anEntryOfADynamicBatchMustFitAnArray() {
    assertErrors(
        "@SoftmaxCrossEntropy(\n  classes = 1000,\n"
            + "  batch = {SoftmaxCrossEntropy.ANY, 10_000_000})\nfinal class Digits {}\n",
        "6:11 [LossmithBatchTooLarge] one entry of the batch of p.Digits has 10000000 rows of 1000"
            + " classes, 10000000000 logits"
            + TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "1", "{8, 128}", "{-1}", "{SoftmaxCrossEntropy.ANY, 8}", "1073741819"})
  void rightShapesAreNoErrors(String batch) {
    assertSilent("@SoftmaxCrossEntropy(classes = 2, batch = " + batch + ") class Digits {}");
  }
}
