package io.lossmith.demo.explain;

import java.util.Locale;

/** A question about two columns, neither of which is the loss. */
final class ForumThread implements Walk {
  /** The random activations of the seed that the question names, to the last bit. */
  private static final float[] LOGITS = {
    3.8538306f, 2.9745681f, -0.9947951f,
    0.8791785f, -1.5162623f, 2.1566353f,
    1.6016011f, 3.361241f, 0.7117198f,
    -1.373246f, 1.220933f, 2.6694756f,
    -0.46324864f, 0.08351898f, -0.5031506f,
    1.719717f, -0.61945355f, -0.791421f
  };

  private static final int[] TARGETS = {0, 1, 2, 2, 0, 0};
  private static final double PRINTED_LOGARITHM = -0.153183078;

  @Override
  public String title() {
    return "A forum thread: six rows, three classes, and which column is the loss?";
  }

  @Override
  public void print(Page page) {
    Steps steps = Steps.ofThreeClasses(LOGITS, TARGETS);
    page.text(
        "The table that the question is about was a picture and is lost; the seed that it names",
        "gives these logits, and with them all of its columns.");
    page.logits(LOGITS, TARGETS);
    float[] probabilities = steps.softmax();
    Comparison softmax = new Comparison("softmax");
    for (int row = 0; row < TARGETS.length; row++) {
      softmax.line("row " + row, Page.slice(probabilities, 3 * row, 3 * row + 3));
    }
    page.print(softmax);
    page.rows(new Comparison("probability at target"), steps.pick(probabilities));

    page.text(
        "The first column in question holds these probabilities; the second holds the same with a",
        "minus sign, because the NLL was fed with probabilities, not with their logarithms. Lossmith",
        "does not let that pass:",
        "  " + refusal(steps, probabilities));

    float[] logarithms = steps.pick(steps.logSoftmax());
    page.text("So the logarithm comes first. The answer prints it for the first row.");
    printFirstRow(page, "logarithm at target", logarithms, PRINTED_LOGARITHM);
    printFirstRow(page, "NLL", steps.nll(), -PRINTED_LOGARITHM);

    double naturalLogarithmOfTen = Steps.ofTenClasses(new float[10], 0).meanCrossEntropy();
    page.text(
        String.format(
            Locale.ROOT,
            "The printed number is a logarithm to base 10: %.6f / ln 10 = %.6f / %.6f = %.6f",
            logarithms[0],
            logarithms[0],
            naturalLogarithmOfTen,
            logarithms[0] / naturalLogarithmOfTen),
        "(ln 10 being the loss of ten equal logits). Of 0.702766, as the text has it, the natural",
        "logarithm would be -0.352731; the probability is 0.702776.");

    page.rows(new Comparison("cross-entropy in one step"), steps.crossEntropy());

    page.print(
        new Comparison("mean")
            .line("mean of the NLL", Page.one(steps.meanNll()))
            .line("cross-entropy in one step", Page.one(steps.meanCrossEntropy())));
    FirstLesson.print(page);
  }

  private static void printFirstRow(Page page, String step, float[] computed, double printed) {
    Comparison comparison = new Comparison(step, Misprint.BASE_TEN_LOGARITHM);
    comparison.line("row 0", Page.one(computed[0]), Page.one(printed));
    for (int row = 1; row < computed.length; row++) {
      comparison.line("row " + row, Page.one(computed[row]));
    }
    page.print(comparison);
  }

  private static String refusal(Steps steps, float[] probabilities) {
    try {
      steps.nll(probabilities);
      throw new IllegalStateException("probabilities were taken for log-probabilities");
    } catch (IllegalArgumentException e) {
      // A clause a line.
      return String.valueOf(e.getMessage()).replaceAll("(?<=[.;?]) ", "\n  ");
    }
  }
}
