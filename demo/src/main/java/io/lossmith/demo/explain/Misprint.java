package io.lossmith.demo.explain;

import java.util.List;

/** The printed things that are wrong, beyond any rounding. */
enum Misprint {
  BASE_TEN_LOGARITHM(
      "The logarithm of the first row's probability was taken to base 10. The natural one, which",
      "the loss needs, is -0.3527. Its argument is a slip as well: 0.702766 for 0.702776."),
  LOGITS_FOR_SOFTMAX(
      "What is announced as the softmax of five logits are the five logits again. They are not",
      "between 0 and 1, and do not add up to 1."),
  LOG_SOFTMAX_OF_ANOTHER_RUN(
      "The log-softmax shown for the ten-class predictions is that of another run of the model,",
      "with other weights: no number of it belongs to the predictions printed above it.");

  private final List<String> lines;

  Misprint(String... lines) {
    this.lines = List.of(lines);
  }

  /** What is wrong. */
  List<String> lines() {
    return lines;
  }

  /** How tables and text refer to it. */
  String label() {
    return "misprint " + (ordinal() + 1);
  }
}
