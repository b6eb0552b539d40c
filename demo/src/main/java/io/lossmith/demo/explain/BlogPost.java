package io.lossmith.demo.explain;

/** A post on the loss of three classes, whose targets are not printed but can be told. */
final class BlogPost implements Walk {
  private static final int CLASSES = 3;
  private static final float[] LOGITS = {
    3.8538f, 2.9746f, -0.9948f,
    0.8792f, -1.5163f, 2.1566f,
    1.6016f, 3.3612f, 0.7117f,
    -1.3732f, 1.2209f, 2.6695f,
    -0.4632f, 0.0835f, -0.5032f,
    1.7197f, -0.6195f, -0.7914f
  };

  private static final int[] TARGETS = {0, 1, 0, 2, 2, 0};
  private static final double[] PRINTED_SOFTMAX = {
    0.7028, 0.2917, 0.0055,
    0.2137, 0.0195, 0.7668,
    0.1385, 0.8046, 0.0569,
    0.0140, 0.1876, 0.7984,
    0.2711, 0.4684, 0.2605,
    0.8492, 0.0819, 0.0689
  };

  private static final double[] PRINTED_PICKED = {0.7028, 0.0195, 0.1385, 0.7984, 0.2605, 0.8492};
  private static final double[] PRINTED_LOSSES = {0.3527, 3.9384, 1.9770, 0.2251, 1.3451, 0.1635};

  @Override
  public String title() {
    return "A blog post: six objects, three classes";
  }

  @Override
  public void print(Page page) {
    Steps steps = Steps.ofThreeClasses(LOGITS, TARGETS);
    page.text("The targets are not printed; only these give the probabilities that are picked.");
    page.logits(LOGITS, TARGETS);
    float[] probabilities = steps.softmax();
    page.matrix(new Comparison("softmax"), probabilities, CLASSES, PRINTED_SOFTMAX);
    page.rows(new Comparison("probability at target"), steps.pick(probabilities), PRINTED_PICKED);
    page.rows(new Comparison("logarithm at target"), steps.pick(steps.logSoftmax()));
    page.rows(new Comparison("NLL"), steps.nll(), PRINTED_LOSSES);
    page.rows(new Comparison("cross-entropy in one step"), steps.crossEntropy(), PRINTED_LOSSES);
    page.text("The post stops at the losses of the rows. Their mean:");
    page.print(
        new Comparison("mean")
            .line("mean of the NLL", Page.one(steps.meanNll()))
            .line("cross-entropy in one step", Page.one(steps.meanCrossEntropy())));
  }
}
