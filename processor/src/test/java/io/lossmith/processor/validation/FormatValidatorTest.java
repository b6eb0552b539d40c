package io.lossmith.processor.validation;

import static io.lossmith.processor.testing.Expectations.assertErrors;
import static io.lossmith.processor.testing.Expectations.assertSilent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatValidatorTest {

  @Test
  void oneExampleWithClassesFirstIsAnError() {
    assertErrors(
        Annotated.with("classes = 3", "layout = io.lossmith.Layout.CLASSES_FIRST"),
        "6:28 [LossmithLayoutOneExample] layout of p.Digits is CLASSES_FIRST, and a call takes one"
            + " example; one example has no axis beside that of its classes; leave layout out, or"
            + " state a batch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BFLOAT16", "FLOAT16"})
  void sixteenBitsWithDoubleAreAnError(String storage) {
    assertErrors(
        Annotated.with(
            "classes = 3",
            "storage = io.lossmith.Storage." + storage,
            "precision = io.lossmith.Precision.DOUBLE"),
        "6:30 [LossmithStorageDouble] storage of p.Digits is "
            + storage
            + ", and precision is DOUBLE; logits of 16 bits are computed with in float; leave"
            + " storage out for logits in double[], or leave precision out");
  }

  @ParameterizedTest
  @CsvSource({
    "CLASSES_FIRST, FLOAT, FLOAT16",
    "CLASSES_LAST, FLOAT, BFLOAT16",
    "CLASSES_FIRST, DOUBLE, FLOAT32",
  })
  void otherFormatsAreNoError(String layout, String precision, String storage) {
    assertSilent(
        Annotated.with(
            "classes = 3",
            "batch = 8",
            "layout = io.lossmith.Layout." + layout,
            "precision = io.lossmith.Precision." + precision,
            "storage = io.lossmith.Storage." + storage));
  }
}
