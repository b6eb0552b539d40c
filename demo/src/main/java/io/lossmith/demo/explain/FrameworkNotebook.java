package io.lossmith.demo.explain;

/** A notebook of three steps, whose last outputs are missing. */
final class FrameworkNotebook implements Walk {
  private static final int CLASSES = 5;
  private static final float[] LOGITS = {
    -0.3139f, 0.6737f, -0.0143f, 1.9929f, -0.6949f,
    0.5285f, 0.1311f, 0.2628f, 0.6450f, 1.7745f,
    -1.7458f, 2.0199f, -0.1365f, 1.4622f, -0.0940f
  };

  private static final int[] TARGETS = {0, 3, 4};
  private static final double[] PRINTED_SOFTMAX = {
    0.0635, 0.1704, 0.0856, 0.6372, 0.0433,
    0.1421, 0.0955, 0.1089, 0.1596, 0.4939,
    0.0126, 0.5458, 0.0632, 0.3125, 0.0659
  };

  private static final double[] PRINTED_SUMS = {1, 1, 1};
  private static final double[] PRINTED_PICKED = {0.0635, 0.1596, 0.0659};
  private static final double[] PRINTED_NLL = {2.7574, 1.8349, 2.7194};

  @Override
  public String title() {
    return "A notebook on a framework's default loss: three rows, five classes";
  }

  @Override
  public void print(Page page) {
    Steps steps = Steps.ofFiveClasses(LOGITS, TARGETS);
    page.logits(LOGITS, TARGETS);
    float[] probabilities = steps.softmax();
    page.matrix(new Comparison("softmax"), probabilities, CLASSES, PRINTED_SOFTMAX);
    page.rows(new Comparison("sum of a row"), sums(probabilities), PRINTED_SUMS);
    page.rows(new Comparison("probability at target"), steps.pick(probabilities), PRINTED_PICKED);
    page.rows(new Comparison("logarithm at target"), steps.pick(steps.logSoftmax()));
    page.rows(new Comparison("NLL"), steps.nll(), PRINTED_NLL);
    page.text("The notebook's last three cells have lost their outputs: one number, three times.");
    page.print(
        new Comparison("mean")
            .line("mean of the NLL", Page.one(steps.meanNll()))
            .line("cross-entropy in one step", Page.one(steps.meanCrossEntropy())));
    page.text(
        "Why not accuracy? Row 2 would count as wrong whether its probability at the target were",
        "0.06 or 0.26: accuracy stays flat where the loss falls, and a flat line has no gradient.");
  }

  private static float[] sums(float[] probabilities) {
    float[] sums = new float[TARGETS.length];
    for (int i = 0; i < probabilities.length; i++) {
      sums[i / CLASSES] += probabilities[i];
    }
    return sums;
  }
}
