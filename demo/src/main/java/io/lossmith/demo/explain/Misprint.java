package io.lossmith.demo.explain;

/** The printed things that are wrong, beyond any rounding. */
enum Misprint {
  BASE_TEN_LOGARITHM(
      1,
      """
      The logarithm of the first row's probability was taken to base 10. The natural one,
      which the loss needs, is -0.3527. Its argument is a slip as well: 0.702766 for 0.702776.\
      """),
  LOGITS_FOR_SOFTMAX(
      2,
      """
      What is announced as the softmax of five logits are the five logits again. They are
      not between 0 and 1, and do not add up to 1.\
      """),
  LOG_SOFTMAX_OF_ANOTHER_RUN(
      3,
      """
      The second log-softmax of the ten-class predictions is that of another run of the
      model, with other weights: no number of it belongs to the predictions printed above.\
      """);

  private final int number;
  private final String description;

  Misprint(int number, String description) {
    this.number = number;
    this.description = description;
  }

  /** What is wrong, in lines of text. */
  String description() {
    return description;
  }

  /** How tables and text refer to it. */
  String label() {
    return "misprint " + number;
  }
}
