package io.lossmith.demo.explain;

import java.util.Locale;

/**
 * The loss of the course's first lesson, which the forum's question starts from: is it a 3, or a 7?
 */
final class FirstLesson {
  private static final String WHERE = "torch.where(targets == 1, 1 - p, p)";
  private static final float[] LOGITS = {2f, -1f, 0.5f, 20f, -40f};
  private static final int[] TARGETS = {1, 0, 0, 1, 1};

  private FirstLesson() {}

  static void print(Page page) {
    page.text(
        "The question compares with the lesson before, which tells 3s from 7s by one logit an",
        "image. With p the sigmoid of the logit, its loss is " + WHERE + ",",
        "the probability of what the target does not say. Sigmoid cross-entropy is minus the",
        "logarithm of the rest. The lesson's images are not there; five logits show both.");
    BinaryRowLosses rows = new BinaryRowLosses();
    int count = LOGITS.length;
    float[] probabilities = new float[count];
    float[] losses = new float[count];
    float[] gradient = new float[count];
    rows.sigmoid(LOGITS, probabilities);
    rows.lossAndGradient(LOGITS, TARGETS, losses, gradient);
    float[] where = new float[count];
    for (int row = 0; row < count; row++) {
      where[row] = TARGETS[row] == 1 ? 1 - probabilities[row] : probabilities[row];
    }
    page.logits(LOGITS, TARGETS);
    page.rows(new Comparison("sigmoid"), probabilities);
    page.rows(new Comparison("torch.where"), where);
    page.rows(new Comparison("sigmoid cross-entropy"), losses);
    page.print(
        new Comparison("mean")
            .line("torch.where", Page.one(mean(where)))
            .line("sigmoid cross-entropy", Page.one(new BinaryMeanLoss().loss(LOGITS, TARGETS))));
    page.text(
        "Row 4 is as wrong as can be. The first loss cannot exceed 1, and its slope there,",
        "p (1 - p), is next to nothing: it stops learning. The other one's slope:",
        String.format(
            Locale.ROOT,
            "  torch.where %.6e, sigmoid cross-entropy %.6f",
            -probabilities[4] * (1 - probabilities[4]),
            gradient[4]),
        "Row 3 is right, with a margin of 20: 1 - p is 0 in float, and the loss is still there:",
        String.format(
            Locale.ROOT, "  torch.where %.6e, sigmoid cross-entropy %.6e", where[3], losses[3]));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
