package io.lossmith.demo.explain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** Notes on a course: five logits, then a digit classifier's predictions. */
final class CourseNotes implements Walk {
  private static final float[] LOGITS = {2.44f, 3.92f, 2.50f, -1.27f, 3.23f};
  private static final double[] PRINTED_SOFTMAX = {2.4400, 3.9200, 2.5000, -1.2700, 3.2300};
  private static final double[] PRINTED_LOG_SOFTMAX = {-2.1613, -0.6813, -2.1013, -5.8713, -1.3713};

  private static final int DIGITS = 10;
  private static final float[] DIGIT_LOGITS = {
    0.2030f, -0.0639f, 0.0886f, 0.0786f, -0.2448f, 0.0354f, -0.0219f, -0.0123f, -0.1520f, 0.2039f,
    0.2311f, -0.0703f, 0.0598f, 0.0556f, -0.2017f, -0.0300f, -0.0216f, 0.0413f, -0.1391f, 0.1339f,
    0.2227f, -0.1736f, 0.0950f, -0.0588f, -0.1586f, 0.0774f, -0.0949f, -0.0062f, -0.2034f, 0.2546f
  };

  /** Classes 0 to 2 and 7 to 9 of each row: the others are hidden behind an ellipsis. */
  private static final double[] PRINTED_DIGITS = {
    -2.1202, -2.3871, -2.2346, -2.3355, -2.4752, -2.1193,
    -2.0846, -2.3861, -2.2560, -2.2745, -2.4548, -2.1819,
    -2.0874, -2.4837, -2.2151, -2.3163, -2.5135, -2.0555
  };

  private static final double[] PRINTED_DIGITS_AGAIN = {
    -2.1662, -2.3965, -2.3194, -2.1961, -2.1526, -2.2869,
    -2.2161, -2.3494, -2.3951, -2.1872, -2.1880, -2.2755,
    -2.1842, -2.3952, -2.4618, -2.1759, -2.2801, -2.3158
  };

  private static final int FIRST_DIGIT = 5;
  private static final int SHOWN = 3;

  @Override
  public String title() {
    return "Course notes: one row of five classes, and three rows of ten";
  }

  @Override
  public void print(Page page) {
    printFiveClasses(page);
    printTenClasses(page);
  }

  private static void printFiveClasses(Page page) {
    page.text(
        "One row of five logits: 2.44 3.92 2.50 -1.27 3.23. The notes name no target, so the loss",
        "is shown for each of the five.");
    int classes = LOGITS.length;
    Steps steps = Steps.ofFiveClasses(LOGITS, 0);
    page.matrix(
        new Comparison("softmax", Misprint.LOGITS_FOR_SOFTMAX),
        steps.softmax(),
        classes,
        PRINTED_SOFTMAX);
    page.matrix(new Comparison("log-softmax"), steps.logSoftmax(), classes, PRINTED_LOG_SOFTMAX);

    FiveClassExampleLoss loss = new FiveClassExampleLoss();
    float[] logProbabilities = steps.logSoftmax();
    Comparison nll = new Comparison("NLL");
    Comparison oneStep = new Comparison("cross-entropy in one step");
    for (int target = 0; target < classes; target++) {
      nll.line("target " + target, Page.one(loss.nll(logProbabilities, target)));
      oneStep.line("target " + target, Page.one(loss.loss(LOGITS, target)));
    }
    page.print(nll);
    page.print(oneStep);
  }

  private static void printTenClasses(Page page) {
    page.text(
        "Then the predictions of an untrained digit classifier, of which three rows are printed.",
        "The log-softmax is shown twice, each time without classes 3 to 6.");
    Steps steps = Steps.ofTenClasses(DIGIT_LOGITS, FIRST_DIGIT, 0, 0);
    float[] logSoftmax = steps.logSoftmax();
    printShown(page, new Comparison("log-softmax"), logSoftmax, PRINTED_DIGITS);
    printShown(
        page,
        new Comparison("log-softmax, again", Misprint.LOG_SOFTMAX_OF_ANOTHER_RUN),
        logSoftmax,
        PRINTED_DIGITS_AGAIN);

    Steps firstRow = Steps.ofTenClasses(Arrays.copyOf(DIGIT_LOGITS, DIGITS), FIRST_DIGIT);
    page.text("The first image is a 5. Its loss is hidden behind the ellipsis:");
    page.print(
        new Comparison("row 0, target 5")
            .line("probability", Page.one(firstRow.pick(firstRow.softmax())[0]))
            .line("its logarithm", Page.one(firstRow.pick(firstRow.logSoftmax())[0]))
            .line("NLL", Page.one(firstRow.nll()[0]))
            .line("cross-entropy in one step", Page.one(firstRow.meanCrossEntropy())));
    page.text(
        String.format(
            Locale.ROOT,
            "The mean over all 50000 rows is printed as 2.3115. The other rows are not there to"
                + " recompute%nit, but a model that knows nothing gives an even guess, whose loss"
                + " is ln 10 = %.6f.",
            Steps.ofTenClasses(new float[DIGITS], 0).meanCrossEntropy()));
  }

  private static void printShown(
      Page page, Comparison comparison, float[] logSoftmax, double[] printed) {
    int next = 0;
    for (int row = 0; row < logSoftmax.length / DIGITS; row++) {
      for (int first : new int[] {0, DIGITS - SHOWN}) {
        int from = row * DIGITS + first;
        comparison.line(
            "row " + row + ", classes " + first + "-" + (first + SHOWN - 1),
            Page.slice(logSoftmax, from, from + SHOWN),
            IntStream.range(next, next + SHOWN).mapToDouble(i -> printed[i]).toArray());
        next += SHOWN;
      }
    }
    page.print(comparison);
  }
}
