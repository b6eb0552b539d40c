package io.lossmith.processor.validation;

/** The source of an annotated type, with each element of the annotation on a line of its own. */
final class Annotated {
  private Annotated() {}

  /** A class {@code Digits}; the first element stands at the start of line 5. */
  static String with(String... elements) {
    return "@SoftmaxCrossEntropy(\n" + String.join(",\n", elements) + ")\nfinal class Digits {}\n";
  }
}
