package io.lossmith.demo.explain;

/** A notebook that reaches the same loss on four ways. */
final class TensorNotebook implements Walk {
  private static final int CLASSES = 3;
  private static final double TOLERANCE_OF_SUMS = 3e-4;
  private static final float[] LOGITS = {
    -2.9086f, 0.3386f, -1.4360f,
    -0.7140f, -0.5427f, -0.4925f,
    2.5223f, 1.0760f, -0.3562f,
    -0.0757f, 0.6754f, -0.0623f,
    -0.6869f, -0.3563f, 0.8194f
  };

  private static final int[] TARGETS = {0, 2, 1, 1, 0};
  private static final int[] OTHER_TARGETS = {2, 1, 1, 0, 2};
  private static final double[] PRINTED_SUMS = {1.6953, 1.6820, 16.0903, 3.8314, 3.4727};
  private static final double[] PRINTED_SOFTMAX = {
    0.0322, 0.8275, 0.1403,
    0.2911, 0.3455, 0.3633,
    0.7742, 0.1823, 0.0435,
    0.2420, 0.5128, 0.2452,
    0.1449, 0.2016, 0.6535
  };

  private static final double[] PRINTED_PICKED = {0.0322, 0.3633, 0.1823, 0.5128, 0.1449};
  private static final double[] PRINTED_OTHERS = {0.1403, 0.3455, 0.1823, 0.2420, 0.6535};
  private static final double[] PRINTED_NLL = {3.4365, 1.0124, 1.7022, 0.6679, 1.9318};
  private static final double PRINTED_MEAN = 1.7502;

  @Override
  public String title() {
    return "A notebook of tensors: five rows, three classes, four ways to one loss";
  }

  @Override
  public void print(Page page) {
    Steps steps = Steps.ofThreeClasses(LOGITS, TARGETS);
    page.logits(LOGITS, TARGETS);
    page.rows(
        new Comparison("sum of e^logit", TOLERANCE_OF_SUMS),
        exponentials(steps.logSumExp()),
        PRINTED_SUMS);
    page.text(
        "(Lossmith gives the logarithm of that sum, which cannot overflow; e^logSumExp is shown.)");
    float[] probabilities = steps.softmax();
    page.matrix(new Comparison("softmax"), probabilities, CLASSES, PRINTED_SOFTMAX);
    page.rows(new Comparison("probability at target"), steps.pick(probabilities), PRINTED_PICKED);
    page.rows(
        new Comparison("at targets 2 1 1 0 2"),
        Steps.ofThreeClasses(LOGITS, OTHER_TARGETS).pick(probabilities),
        PRINTED_OTHERS);
    page.rows(new Comparison("logarithm at target"), steps.pick(steps.logSoftmax()));
    page.rows(new Comparison("NLL"), steps.nll(), PRINTED_NLL);
    page.text("The mean is printed after each way; all four agree.");
    page.print(
        new Comparison("mean")
            .line("mean of the NLL", Page.one(steps.meanNll()), Page.one(PRINTED_MEAN))
            .line(
                "cross-entropy in one step",
                Page.one(steps.meanCrossEntropy()),
                Page.one(PRINTED_MEAN)));
  }

  private static float[] exponentials(float[] values) {
    float[] exponentials = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      exponentials[i] = (float) StrictMath.exp(values[i]);
    }
    return exponentials;
  }
}
